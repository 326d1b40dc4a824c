import { waitAfterWrongPins } from '#common/domain/facilitators/pin-policy.ts'

export interface Tries {
  /** Counts one more try. @returns how long it is too early; 0: it is looked at */
  readonly begin: () => number
  readonly leftMs: () => number
  readonly forget: () => void
}

/** Each try is counted as a wrong one before it is looked at, so that many at once win nothing. */
export function countTries(now: () => Date): Tries {
  let wrong = 0
  let freeAt = 0

  /** A clock that was set back must not lock anybody out. */
  const leftMs = (): number => Math.min(Math.max(0, freeAt - now().getTime()), waitAfterWrongPins(wrong))

  function begin(): number {
    const left = leftMs()
    if (left > 0) return left
    wrong += 1
    freeAt = now().getTime() + waitAfterWrongPins(wrong)
    return 0
  }

  function forget(): void {
    wrong = 0
    freeAt = 0
  }

  return { begin, leftMs, forget }
}
