import { westernDigits } from '#common/domain/quizzes/read-numbers.ts'

/** Length of the code that removes a forgotten PIN: too long to guess, and easy to write down in groups of four. */
export const RECOVERY_LENGTH = 12

const FREE_ATTEMPTS = 2
const FIRST_WAIT_MS = 2000
const MAX_WAIT_MS = 60_000

/** Exponential backoff after wrong PINs in a row: two are free, then the wait doubles up to a minute. */
export function waitAfterWrongPins(wrong: number): number {
  return wrong <= FREE_ATTEMPTS ? 0 : Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(wrong - FREE_ATTEMPTS - 1, 10))
}

/** A PIN as it is compared, with Western digits. */
export function normalizePin(typed: string): string {
  return westernDigits(typed.normalize('NFKC').trim())
}
