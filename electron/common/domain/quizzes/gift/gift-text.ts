import type { TellLoss } from './written-question.ts'

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
export function withoutCourseParts(markdown: string, tell: TellLoss): string {
  return withoutPictures(markdown, tell)
    .replace(SOURCE_MARK, (_, mark: string) => {
      tell('source-mark', mark)
      return ''
    })
    .replace(LINK, (whole: string, words: string, address: string) => keptLink(whole, words, address, tell))
}

export function withoutPictures(markdown: string, tell: TellLoss): string {
  return markdown.replace(PICTURE, (_, words: string, address: string) => {
    tell('picture', address)
    return words
  })
}

/** Only the web and mail are the same place everywhere. */
export function withoutStrangeLinks(markdown: string, tell: TellLoss): string {
  return markdown.replace(LINK, (whole: string, words: string, address: string) => keptLink(whole, words, address, tell))
}

function keptLink(whole: string, words: string, address: string, tell: TellLoss): string {
  if (OUTSIDE.test(address)) return whole
  tell('link', address)
  return words
}
