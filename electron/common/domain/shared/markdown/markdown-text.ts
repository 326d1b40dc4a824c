import type { Token } from 'marked'
import type { Place, Problem, ProblemCode } from '#common/domain/shared/content/problem.ts'
import type { Reference } from '#common/domain/shared/content/reference.ts'
import type { TextKind } from './passages.ts'
import type { BlockToken, FootnotesToken } from './tokens.ts'

export type Report = (place: Place, code: ProblemCode, values?: Readonly<Record<string, string>>) => void

/** Markdown gone through once: what is unsafe is out, what is wrong is told, and each token has its place. */
export interface MarkdownText {
  readonly tokens: readonly Token[]
  readonly problems: Problem[]
  readonly references: Reference[]
  readonly footnotes: FootnotesToken | undefined
  readonly report: Report
  /** Where a block or list item begins; with a snippet, where that last stands in it. */
  readonly placeOf: (token: Token, snippet?: string) => Place
  /** Marks a block or gap as asked for; the others are told by `reportUnclaimed` and never rendered. */
  readonly claim: (token: Token) => void
  readonly reportUnclaimed: () => void
  /** Shows a text to whoever looks at the words of a course; nobody does while a course is only read. */
  readonly show: (kind: TextKind, tokens: readonly Token[], questionId?: string) => void
  /** The same for the title of a block. */
  readonly showTitle: (block: BlockToken) => void
  readonly html: (tokens: readonly Token[]) => string
  readonly inlineHtml: (tokens: readonly Token[]) => string
  /** Ids of the sources marked, in the order of their numbers: in the whole lesson, or under one heading. */
  readonly sourcesOf: (heading: Token | undefined) => readonly number[]
}
