import type { Token, Tokens } from 'marked'

/** A quotation whose first line names its kind: `> [!CASE] Title {#id}`. */
export interface BlockToken {
  readonly type: 'courseBlock'
  readonly raw: string
  /** As written, in capitals: `CASE`. */
  readonly name: string
  readonly title: string
  readonly titleTokens: Token[]
  /** The content of the braces; undefined without braces. */
  readonly attributes: string | undefined
  readonly tokens: Token[]
}

/** `[@44; @46]` */
export interface SourceMarkToken {
  readonly type: 'sourceMark'
  readonly raw: string
  /** The content of the brackets. */
  readonly text: string
  /** Filled in by the reader: source ids with their numbers in this text. */
  marks: readonly { readonly id: number; readonly number: number }[]
}

/** `[wages|salaries]{#gap-id}` */
export interface GapToken {
  readonly type: 'gap'
  readonly raw: string
  readonly answers: readonly string[]
  readonly attributes: string
  /** Set when a gap question claims the gap. */
  gapId: string | undefined
}

/** `[^x]` without a note of that name. */
export interface LostFootnoteToken {
  readonly type: 'lostFootnote'
  readonly raw: string
  readonly label: string
}

/** A link; without `safe` only its words are shown. */
export type LinkToken = Tokens.Link & { safe?: SafeLink }
export interface SafeLink {
  readonly kind: 'term' | 'inside' | 'web'
  readonly href: string
}

/** A picture; without `safeSrc` nothing of it is shown. */
export type ImageToken = Tokens.Image & { safeSrc?: string }

export type HeadingToken = Tokens.Heading & { anchor?: string }

/** As `marked-footnote` makes them. */
export interface FootnoteToken {
  readonly type: 'footnote'
  readonly raw: string
  readonly label: string
  refs: readonly FootnoteRefToken[]
  readonly content: Token[]
}
export interface FootnoteRefToken {
  readonly type: 'footnoteRef'
  readonly raw: string
  readonly label: string
  /** Number of the note in the text. */
  id: string
  /** 0 for the first reference to the note. */
  index: number
}
export interface FootnotesToken {
  readonly type: 'footnotes'
  readonly raw: string
  readonly rawItems: readonly FootnoteToken[]
  /** Those that are called, in the order of their numbers. */
  items: readonly FootnoteToken[]
}

export function isBlockToken(token: unknown): token is BlockToken {
  return getType(token) === 'courseBlock'
}

export function isFootnotesToken(token: unknown): token is FootnotesToken {
  return getType(token) === 'footnotes'
}

export function isHeadingToken(token: unknown): token is HeadingToken {
  return getType(token) === 'heading'
}

export function isImageToken(token: unknown): token is ImageToken {
  return getType(token) === 'image'
}

export function isListToken(token: unknown): token is Tokens.List {
  return getType(token) === 'list'
}

function getType(token: unknown): unknown {
  return typeof token === 'object' && token !== null && 'type' in token ? token.type : undefined
}
