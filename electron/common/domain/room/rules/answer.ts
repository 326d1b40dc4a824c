import type { QuestionResponse } from '#common/domain/quizzes/question.ts'

/** In characters. */
export const POST_MAX_LENGTH = 600
/** Words per participant in a word cloud, and characters of each. */
export const CLOUD_WORDS = 3
export const WORD_MAX_LENGTH = 30

/** Steps of a scale: not at all, a little, mostly, fully. */
export const SCALE_STEPS = 4
/** Steps of influence and of interest in the stakeholder matrix. */
export const MATRIX_STEPS = 4

/** Position of a stakeholder, in steps from 0. */
export interface MatrixPlace {
  readonly power: number
  readonly interest: number
}

/** An answer to an activity, or to one of its questions. */
export type RoomAnswer =
  /** Indexes of the chosen options. */
  | { readonly kind: 'choice'; readonly items: readonly number[] }
  /** `timeLeft`: share of the question's time that was left when it was received, 0 to 1; undefined: speed does not count. */
  | { readonly kind: 'question'; readonly response: QuestionResponse; readonly timeLeft?: number | undefined }
  /** Indexes of all items, highest rank first. */
  | { readonly kind: 'order'; readonly items: readonly number[] }
  /** A step from 0 for each item; null: skipped. */
  | { readonly kind: 'ratings'; readonly steps: readonly (number | null)[] }
  | { readonly kind: 'places'; readonly places: readonly (MatrixPlace | null)[] }

export type RoomAnswerKind = RoomAnswer['kind']
