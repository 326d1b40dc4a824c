import TurndownService from 'turndown'

/** Converts HTML of another program. Scripts and styles are removed; pictures and links stay for a later check. */
export function htmlToMarkdown(html: string): string {
  const service = new TurndownService({ headingStyle: 'atx', bulletListMarker: '-', codeBlockStyle: 'fenced', emDelimiter: '*' })
  service.remove(['script', 'style', 'noscript', 'iframe'])
  return service.turndown(html)
}
