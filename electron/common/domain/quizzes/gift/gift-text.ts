import type { ReportLoss } from './written-question.ts'

/** Text as it may stand in GIFT: its own signs behind a backslash, a new line as `\n`, for an empty line would end the question. */
export function escapeGift(text: string): string {
  return text
    .trim()
    .replace(/[\\~=#{}:]/g, sign => `\\${sign}`)
    .replace(/\n/g, '\\n')
}

const UNESCAPED: Readonly<Record<string, string>> = { n: '\n' }

export function unescapeGift(text: string): string {
  return text.replace(/\\([\\~=#{}:n])/g, (_, sign: string) => UNESCAPED[sign] ?? sign)
}

const PICTURE = /!\[([^\]]*)\]\(([^)]*)\)/g
const SOURCE_MARK = /\s*\[(@[^[\]\n]*)\]/g
const LINK = /(?<!!)\[([^[\]]*)\]\(([^)\s]*)(?:\s+"[^"]*")?\)/g
const OUTSIDE = /^(https?:|mailto:)/i

/** Markdown without what only our courses know: pictures, source marks, links into the course. Each is told. */
export function removeCourseParts(markdown: string, reportLoss: ReportLoss): string {
  return removeImages(markdown, reportLoss)
    .replace(SOURCE_MARK, (_, mark: string) => {
      reportLoss('source-mark', mark)
      return ''
    })
    .replace(LINK, (whole: string, words: string, address: string) => keepExternalLink(whole, words, address, reportLoss))
}

export function removeImages(markdown: string, reportLoss: ReportLoss): string {
  return markdown.replace(PICTURE, (_, words: string, address: string) => {
    reportLoss('picture', address)
    return words
  })
}

/** Only the web and mail are the same place everywhere. */
export function removeInternalLinks(markdown: string, reportLoss: ReportLoss): string {
  return markdown.replace(LINK, (whole: string, words: string, address: string) => keepExternalLink(whole, words, address, reportLoss))
}

function keepExternalLink(whole: string, words: string, address: string, reportLoss: ReportLoss): string {
  if (OUTSIDE.test(address)) return whole
  reportLoss('link', address)
  return words
}
