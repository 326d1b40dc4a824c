import TurndownService from 'turndown'

/** HTML of another program as Markdown. Scripts and styles are left out, pictures and links stay to be judged. */
export function htmlToMarkdown(html: string): string {
  const service = new TurndownService({ headingStyle: 'atx', bulletListMarker: '-', codeBlockStyle: 'fenced', emDelimiter: '*' })
  service.remove(['script', 'style', 'noscript', 'iframe'])
  return service.turndown(html)
}
