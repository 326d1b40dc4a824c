/** Messages of one connection: a burst, then so many a second. A thumb is never this fast. */
export interface FlowLimit {
  /** Whether one more message is taken. */
  readonly takes: () => boolean
}

const BURST = 60
const PER_SECOND = 20
const SECOND_MS = 1000

/** @param now milliseconds of a clock that never goes back */
export function createFlowLimit(now: () => number): FlowLimit {
  let left = BURST
  let at = now()

  function takes(): boolean {
    const time = now()
    left = Math.min(BURST, left + ((time - at) / SECOND_MS) * PER_SECOND)
    at = time
    if (left < 1) return false
    left -= 1
    return true
  }

  return { takes }
}
