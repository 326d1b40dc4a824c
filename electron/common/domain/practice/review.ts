import type { Verdict } from '#common/domain/quizzes/question.ts'

export const GRADES = ['right', 'unsure', 'wrong'] as const
/** How a card went: right and sure of it, right and not sure, not right. */
export type Grade = (typeof GRADES)[number]

/** One answer in practice. It never changes: copies merge by union of their ids. */
export interface Review {
  /** UUIDv7; its month names the file. */
  readonly id: string
  readonly cardId: string
  readonly grade: Grade
  /** ISO 8601, UTC, by the clock of the device. */
  readonly answeredAt: string
  readonly deviceId: string
  /** Of the question as it was answered. */
  readonly contentHash: string
  /** From seeing the card to answering it. */
  readonly seconds: number
  /** Id of the last that was known of the card when this was answered, whatever the clocks said. */
  readonly after?: string | undefined
}

/** One answer to the question of a card, in a quiz, a lesson or practice. */
export interface CardAnswer {
  readonly id: string
  readonly grade: Grade
  readonly answeredAt: string
  readonly contentHash: string
  readonly after?: string | undefined
}

/** Partly right is not remembered: a grade that passes would put it off too long. Undefined: nothing was marked. */
export function toGrade(verdict: Verdict, sure: boolean | undefined): Grade | undefined {
  if (verdict === 'unmarked') return undefined
  if (verdict !== 'right') return 'wrong'
  return sure === false ? 'unsure' : 'right'
}
