/** Tries at a code or PIN: who guesses waits, who knows does not. */
export interface GuessLimiter {
  /** How long this one must wait before the next try is looked at, in milliseconds; 0: now. */
  readonly waitMs: (who: string) => number
  /** Notes a wrong try. @returns how long the next one waits */
  readonly wrong: (who: string) => number
  readonly forget: (who: string) => void
  /** How long even a right answer is held back while somebody tries many codes from many connections, in milliseconds. */
  readonly holdMs: () => number
}

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 30_000
/** Tries at the first code are slips of a thumb. */
const FREE_TRIES = 2
const WINDOW_MS = 60_000
/** In a room of two hundred so many codes are mistyped in a minute, and no more. */
const USUAL_SLIPS = 30
const HOLD_STEP_MS = 50
const LONGEST_HOLD_MS = 10_000

/** One connection that guesses is slowed by itself; a room behind the same address never is. */
export function createGuessLimiter(now: () => number): GuessLimiter {
  const tries = new Map<string, { count: number; nextAt: number }>()
  let recent: number[] = []

  function waitMs(who: string): number {
    return Math.max(0, (tries.get(who)?.nextAt ?? 0) - now())
  }

  function wrong(who: string): number {
    const count = (tries.get(who)?.count ?? 0) + 1
    const wait = count <= FREE_TRIES ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (count - FREE_TRIES))
    tries.set(who, { count, nextAt: now() + wait })
    recent = [...recent.filter(at => at > now() - WINDOW_MS), now()].slice(-1000)
    return wait
  }

  function holdMs(): number {
    const many = recent.filter(at => at > now() - WINDOW_MS).length - USUAL_SLIPS
    return Math.min(LONGEST_HOLD_MS, Math.max(0, many * HOLD_STEP_MS))
  }

  return { waitMs, wrong, forget: who => void tries.delete(who), holdMs }
}
