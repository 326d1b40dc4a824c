/** Limits the messages of one connection: a burst, then a steady rate that no human reaches. */
export interface MessageRateLimit {
  /** Counts one more message. @returns whether it is within the limit */
  readonly allows: () => boolean
}

const BURST = 60
const PER_SECOND = 20
const SECOND_MS = 1000

/** @param now milliseconds of a monotonic clock */
export function createMessageRateLimit(now: () => number): MessageRateLimit {
  let remaining = BURST
  let countedAt = now()

  function allows(): boolean {
    const time = now()
    remaining = Math.min(BURST, remaining + ((time - countedAt) / SECOND_MS) * PER_SECOND)
    countedAt = time
    if (remaining < 1) return false
    remaining -= 1
    return true
  }

  return { allows }
}
