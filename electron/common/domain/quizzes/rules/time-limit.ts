/** How much more time a learner can choose before the start, in per cent. */
export const EXTRA_TIMES = [25, 50] as const
export type ExtraTime = (typeof EXTRA_TIMES)[number]

/** How often the clock of an attempt looks, in milliseconds. */
export const TICK_MS = 1000
/** A longer gap between two looks is no wait of the program: the computer slept, or the program was stopped. */
const LONGEST_GAP_MS = 10_000
/** What was under way to the disk when the time was up still counts. */
const GRACE_MS = 15_000

const MINUTE_MS = 60_000

interface Limited {
  /** The whole time, in milliseconds; undefined: without a limit. */
  readonly limitMs?: number | undefined
}

/** The whole time of an attempt, in milliseconds; undefined: without a limit. `minutes`: what the course says. */
export function toLimitMs(minutes: number | undefined, extraTime: ExtraTime | undefined): number | undefined {
  return minutes === undefined ? undefined : Math.round(minutes * MINUTE_MS * (1 + (extraTime ?? 0) / 100))
}

/**
 * How much of the time between two looks at a monotonic clock counts, in milliseconds: all of it, but of a gap in which nobody could have
 * used the program only one tick, whatever the computer's clock says about sleep.
 */
export function countGap(gapMs: number): number {
  return gapMs > LONGEST_GAP_MS ? TICK_MS : Math.max(0, gapMs)
}

/** What is left of the time, in milliseconds, 0 at least; undefined: without a limit. */
export function remainingMs({ limitMs }: Limited, usedMs: number): number | undefined {
  return limitMs === undefined ? undefined : Math.max(0, limitMs - usedMs)
}

export function isTimeUp(attempt: Limited, usedMs: number): boolean {
  return remainingMs(attempt, usedMs) === 0
}

/** Whether an answer comes too late to count. */
export function isTooLate({ limitMs }: Limited, usedMs: number): boolean {
  return limitMs !== undefined && usedMs >= limitMs + GRACE_MS
}
