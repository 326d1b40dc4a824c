const TOKEN = /<sup class="source-mark">.*?<\/sup>|<(\/?)([a-z][a-z0-9]*)[^>]*>|[^<]+|</gsu
const BLOCK = /^(?:p|li|ul|ol|h[1-6]|blockquote|pre|table|thead|tbody|tr|td|th|dl|dt|dd|div|section|figure|figcaption|caption|hr)$/
const ENTITY = /&(?:#(\d+)|#x([\da-f]+)|(amp|lt|gt|quot|apos|nbsp));/gi
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
/** Nothing that is read; a letter each. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g
const LAST_CODE = 0x10ffff

/** The paragraphs, items and cells of HTML that the courses' Markdown gives, without source marks, empty ones and doubled spaces. */
export function htmlParagraphs(html: string): readonly string[] {
  const paragraphs: string[] = []
  let open = ''
  const end = (): void => {
    const text = tidy(open)
    if (text !== '') paragraphs.push(text)
    open = ''
  }
  for (const [token, , tag] of html.matchAll(TOKEN)) {
    if (token.startsWith('<sup class="source-mark"')) open = open.trimEnd()
    else if (tag === undefined) open += token.replace(ENTITY, decode)
    else if (tag === 'br') open += ' '
    else if (isBlockTag(tag)) end()
  }
  end()
  return paragraphs
}

/** Whether an element of this name begins a paragraph, and ends one. */
export function isBlockTag(tag: string): boolean {
  return BLOCK.test(tag)
}

export function isInvisible(letter: string): boolean {
  return letter.replace(INVISIBLE, '') === ''
}

/** White space as one space and nothing invisible, as quotes and paragraphs are compared. */
export function tidy(text: string): string {
  return text.replace(INVISIBLE, '').replace(/\s+/gu, ' ').trim()
}

function decode(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
  return code <= LAST_CODE ? String.fromCodePoint(code) : whole
}
