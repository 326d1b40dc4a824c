import { waitAfterWrongPins } from '#common/domain/pins/pin-policy.ts'

export interface TryCounter {
  /** Counts one more try. @returns how long the caller must still wait, in milliseconds; 0: the try may be checked */
  readonly begin: () => number
  readonly waitMs: () => number
  readonly reset: () => void
}

/** Each try counts as wrong before it is checked, so that many at once gain nothing. */
export function createTryCounter(now: () => Date): TryCounter {
  let wrong = 0
  let nextAt = 0

  /** Limited to the usual wait: a clock that was set back must not lock anybody out. */
  const waitMs = (): number => Math.min(Math.max(0, nextAt - now().getTime()), waitAfterWrongPins(wrong))

  function begin(): number {
    const wait = waitMs()
    if (wait > 0) return wait
    wrong += 1
    nextAt = now().getTime() + waitAfterWrongPins(wrong)
    return 0
  }

  function reset(): void {
    wrong = 0
    nextAt = 0
  }

  return { begin, waitMs, reset }
}
