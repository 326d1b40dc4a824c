import type { Locale } from '#common/domain/shared/locale.ts'

/** Each has a line of its own kind too, so that they are told apart without colour. */
export const HIGHLIGHT_COLOURS = ['saffron', 'teal', 'violet'] as const
export type HighlightColour = (typeof HIGHLIGHT_COLOURS)[number]

/** What finds the words of a highlight again after the lesson was edited; all of it as it was when they were highlighted. */
export interface Anchor {
  readonly lang: Locale
  /** See `nameBlocks`. */
  readonly block: string
  /** Number of the paragraph in its block in which the words begin, from 0. */
  readonly paragraph: number
  /** The words, with a line break between paragraphs. */
  readonly quote: string
  /** What stood before and after them, at most `CONTEXT` characters each. */
  readonly before: string
  readonly after: string
  /** They were in the lesson `of` times; this is number `nth`, from 0. */
  readonly nth: number
  readonly of: number
  /** Characters of context that the most alike of the others shared; 0 without others. */
  readonly twin: number
  /** Errors that tell the words from the most alike ones elsewhere in the lesson. */
  readonly rival: number
}

/** Words of a lesson that a learner marked, perhaps with a note; empty: without one. */
export interface Highlight {
  readonly anchor: Anchor
  readonly colour: HighlightColour
  readonly note: string
}
