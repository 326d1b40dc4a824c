import type { ReportLoss } from './written-question.ts'

/** Escapes text for GIFT. Line breaks become `\n`, because an empty line would end the question. */
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

/** Removes course-specific Markdown (pictures, source marks, links into the course) and reports each. */
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

/** Only web and mail addresses work outside the course. */
export function removeInternalLinks(markdown: string, reportLoss: ReportLoss): string {
  return markdown.replace(LINK, (whole: string, words: string, address: string) => keepExternalLink(whole, words, address, reportLoss))
}

function keepExternalLink(whole: string, words: string, address: string, reportLoss: ReportLoss): string {
  if (OUTSIDE.test(address)) return whole
  reportLoss('link', address)
  return words
}
