import type { QuestionResponse } from '#common/domain/quizzes/question.ts'

/** Longest thing a phone may send into the room, in characters. */
export const POST_MAX_LENGTH = 280
/** Words of one person in a word cloud, and characters of each. */
export const CLOUD_WORDS = 3
export const WORD_MAX_LENGTH = 30

/** Steps of a scale: not at all, a little, mostly, fully. */
export const SCALE_STEPS = 4
/** Steps of influence and of interest in the stakeholder matrix. */
export const MATRIX_STEPS = 4

/** Where an actor stands: 0 is least. */
export interface MatrixPlace {
  readonly power: number
  readonly interest: number
}

/** What one person answers to an activity, or to one of its questions. */
export type RoomAnswer =
  /** Places in the list of options, counted from 0. */
  | { readonly kind: 'choice'; readonly items: readonly number[] }
  | { readonly kind: 'question'; readonly response: QuestionResponse }
  /** Places in the list, first the highest; every item once. */
  | { readonly kind: 'order'; readonly items: readonly number[] }
  /** A step from 0 for each item; null: passed over. */
  | { readonly kind: 'ratings'; readonly steps: readonly (number | null)[] }
  | { readonly kind: 'places'; readonly places: readonly (MatrixPlace | null)[] }

export type RoomAnswerKind = RoomAnswer['kind']
