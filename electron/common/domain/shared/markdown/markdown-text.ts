import type { Token, Tokens } from 'marked'
import type { Place, Problem, ProblemCode } from '#common/domain/shared/content/problem.ts'
import type { Reference } from '#common/domain/shared/content/reference.ts'
import type { TextKind } from './passages.ts'
import type { BlockToken, FootnotesToken } from './tokens.ts'

export type Report = (place: Place, code: ProblemCode, values?: Readonly<Record<string, string>>) => void

/** Markdown after one pass: unsafe content removed, problems reported, each token located. */
export interface MarkdownText {
  readonly tokens: readonly Token[]
  readonly problems: Problem[]
  readonly references: Reference[]
  /** The notes that learners reach. */
  readonly footnotes: FootnotesToken | undefined
  /** The tokens of a block or quotation, and after them the notes that stand with it. */
  readonly withNotes: (part: BlockToken | Tokens.Blockquote) => readonly Token[]
  readonly report: Report
  /** The address of a sound file, with what is wrong with it reported; undefined: it cannot be played. */
  readonly takeAudio: (address: string, place: Place) => string | undefined
  /** Where a block or list item begins; with a snippet, where the snippet last occurs in it. */
  readonly placeOf: (token: Token, snippet?: string) => Place
  /** Marks a block or gap as used; the others are reported by `reportUnclaimed` and never rendered. */
  readonly claim: (token: Token) => void
  readonly reportUnclaimed: () => void
  /** Passes a text to `onText`, which only the course check sets. */
  readonly show: (kind: TextKind, tokens: readonly Token[], questionId?: string) => void
  /** The same for the title of a block. */
  readonly showTitle: (block: BlockToken) => void
  readonly html: (tokens: readonly Token[]) => string
  readonly inlineHtml: (tokens: readonly Token[]) => string
  /** Ids of the sources marked, in the order of their numbers: in the whole lesson, or under one heading. */
  readonly sourcesOf: (heading: Token | undefined) => readonly number[]
}
