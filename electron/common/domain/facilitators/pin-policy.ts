import { westernDigits } from '#common/domain/quizzes/read-numbers.ts'

/** Of the code that takes a forgotten PIN away: nobody guesses it, and it fits on a slip of paper in groups of four. */
export const RECOVERY_LENGTH = 12

const FREE_TRIES = 2
const FIRST_WAIT_MS = 2000
const LONGEST_WAIT_MS = 60_000

/** How long the next try waits after so many wrong ones in a row: two are free, then twice as long each time, never for ever. */
export function waitAfterWrongPins(wrong: number): number {
  return wrong <= FREE_TRIES ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(wrong - FREE_TRIES - 1, 10))
}

/** A PIN as it is compared: the same whichever keyboard its digits were typed on. */
export function normalizePin(typed: string): string {
  return westernDigits(typed.normalize('NFKC').trim())
}
