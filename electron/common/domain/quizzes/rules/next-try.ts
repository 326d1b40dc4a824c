import type { FinishedAttempt } from '../attempt.ts'

/** When a quiz may be tried again, as its course says; undefined: at once, and as often as one likes. */
export interface TryRule {
  /** How many attempts there are in all. */
  readonly tries: number | undefined
  /** Hours between two attempts. */
  readonly waitHours: number | undefined
}

/** `left`: how many attempts are left, this one included; undefined: any number. */
export type NextTry =
  | { readonly kind: 'now'; readonly left: number | undefined }
  /** `at`: ISO 8601, UTC. */
  | { readonly kind: 'later'; readonly at: string; readonly left: number | undefined }
  | { readonly kind: 'never' }

const HOUR_MS = 3_600_000
/** How far a clock may be put right while somebody waits. */
const CLOCK_SLACK_MS = 600_000

/**
 * When the next attempt may begin. An attempt that ended in the future was made by a clock that has been set back since: nobody knows how long
 * ago it was, so nobody waits for it.
 */
export function findNextTry({ tries, waitHours }: TryRule, finished: readonly Pick<FinishedAttempt, 'finishedAt'>[], now: Date): NextTry {
  const left = tries === undefined ? undefined : tries - finished.length
  if (left !== undefined && left <= 0) return { kind: 'never' }
  if (waitHours === undefined) return { kind: 'now', left }
  const ended = finished.map(({ finishedAt }) => Date.parse(finishedAt)).filter(at => at <= now.getTime() + CLOCK_SLACK_MS)
  const at = Math.min(Math.max(...ended, -Infinity), now.getTime()) + waitHours * HOUR_MS
  return at > now.getTime() ? { kind: 'later', at: new Date(at).toISOString(), left } : { kind: 'now', left }
}
