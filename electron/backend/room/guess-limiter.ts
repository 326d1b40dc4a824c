/** Tries at a code or PIN: who guesses waits, who knows does not. */
export interface GuessLimiter {
  /** How long this one must wait before the next try is looked at, in milliseconds; 0: now. */
  readonly waitMs: (who: string) => number
  /** Notes a wrong try. @returns how long the next one waits */
  readonly wrong: (who: string) => number
  /** The same of a code that opens somebody's place: these are counted over all connections. */
  readonly wrongSecret: (who: string) => number
  readonly forget: (who: string) => void
  /**
   * How long such a code is held back before it is looked at, in milliseconds: 0 in a usual room. While somebody tries many
   * from many connections they are looked at one after another. Undefined: so many wait that this one is not looked at.
   */
  readonly turnMs: () => number | undefined
  /** Whether one more person may join by this connection: a shared device serves a few, a script would fill the room. */
  readonly maySitDown: (who: string) => boolean
}

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 30_000
/** Tries at the first code are slips of a thumb. */
const FREE_TRIES = 2
const WINDOW_MS = 60_000
/** In a room of two hundred so many codes are mistyped in a minute, and no more. */
const USUAL_SLIPS = 30
/** So slowly a return code of a full room is not found in days. */
const TURN_MS = 200
export const LONGEST_TURN_MS = 10_000
/** So many connections that guessed and left are remembered at most. */
const MOST_REMEMBERED = 10_000
const PEOPLE_EACH = 8

/** One connection that guesses is slowed by itself; a room behind the same address never is. */
export function createGuessLimiter(now: () => number): GuessLimiter {
  const tries = new Map<string, { count: number; nextAt: number }>()
  const seated = new Map<string, number>()
  let recent: number[] = []
  let nextTurnAt = 0

  function waitMs(who: string): number {
    return Math.max(0, (tries.get(who)?.nextAt ?? 0) - now())
  }

  function wrong(who: string): number {
    const count = (tries.get(who)?.count ?? 0) + 1
    const wait = count <= FREE_TRIES ? 0 : Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (count - FREE_TRIES))
    tries.set(who, { count, nextAt: now() + wait })
    const [oldest] = tries.keys()
    if (tries.size > MOST_REMEMBERED && oldest !== undefined) tries.delete(oldest)
    return wait
  }

  function wrongSecret(who: string): number {
    recent = [...recent.filter(at => at > now() - WINDOW_MS), now()].slice(-1000)
    return wrong(who)
  }

  function turnMs(): number | undefined {
    if (recent.filter(at => at > now() - WINDOW_MS).length <= USUAL_SLIPS) return 0
    const at = Math.max(now(), nextTurnAt)
    if (at - now() > LONGEST_TURN_MS) return undefined
    nextTurnAt = at + TURN_MS
    return at - now()
  }

  function maySitDown(who: string): boolean {
    const count = (seated.get(who) ?? 0) + 1
    if (count > PEOPLE_EACH) return false
    seated.set(who, count)
    return true
  }

  function forget(who: string): void {
    tries.delete(who)
    seated.delete(who)
  }

  return { waitMs, wrong, wrongSecret, forget, turnMs, maySitDown }
}
