const TOKEN = /<sup class="source-mark">.*?<\/sup>|<(\/?)([a-z][a-z0-9]*)[^>]*>|[^<]+|</gsu
const BLOCK = /^(?:p|li|ul|ol|h[1-6]|blockquote|pre|table|thead|tbody|tr|td|th|dl|dt|dd|div|section|figure|figcaption|caption|hr)$/
const ENTITY = /&(?:#(\d+)|#x([\da-f]+)|(amp|lt|gt|quot|apos|nbsp));/gi
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }
/** Nothing that is read; a letter each. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g
const LAST_CODE = 0x10ffff

/** What is read of a paragraph, or what stands in its place: as it is written in the HTML, and where. */
export interface HtmlPiece {
  readonly kind: 'text' | 'break' | 'source-mark'
  readonly at: number
  readonly raw: string
}

export interface HtmlParagraph {
  readonly text: string
  readonly pieces: readonly HtmlPiece[]
  /** Where the tag stands that ends it. */
  readonly end: number
}

/** The paragraphs, items and cells of HTML that the courses' Markdown gives, without source marks, empty ones and doubled spaces. */
export function htmlParagraphs(html: string): readonly string[] {
  return readHtmlParagraphs(html).map(({ text }) => text)
}

/** The same, and where they stand in the HTML. */
export function readHtmlParagraphs(html: string): readonly HtmlParagraph[] {
  const paragraphs: HtmlParagraph[] = []
  let open = ''
  let pieces: HtmlPiece[] = []
  const end = (at: number): void => {
    const text = tidy(open)
    if (text !== '') paragraphs.push({ text, pieces, end: at })
    open = ''
    pieces = []
  }
  for (const { 0: raw, 2: tag, index: at } of html.matchAll(TOKEN)) {
    if (raw.startsWith('<sup class="source-mark"')) {
      open = open.trimEnd()
      pieces.push({ kind: 'source-mark', at, raw })
    } else if (tag === undefined) {
      open += decodeText(raw)
      pieces.push({ kind: 'text', at, raw })
    } else if (tag === 'br') {
      open += ' '
      pieces.push({ kind: 'break', at, raw })
    } else if (isBlockTag(tag)) end(at)
  }
  end(html.length)
  return paragraphs
}

/** Text of HTML with its character references as the characters they stand for. */
export function decodeText(raw: string): string {
  return raw.replace(ENTITY, decode)
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
