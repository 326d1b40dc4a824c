/** Limits guessing at codes and PINs: a connection that guesses waits, one that knows the code does not. */
export interface GuessLimiter {
  /** How long this connection must wait before its next try is checked, in milliseconds; 0: no wait. */
  readonly waitMs: (connectionId: string) => number
  /** Records a wrong try. @returns how long the next one waits, in milliseconds */
  readonly recordWrong: (connectionId: string) => number
  /** The same for a code that gives access as somebody (return code, facilitator code): these are counted over all connections. */
  readonly recordWrongSecret: (connectionId: string) => number
  readonly forget: (connectionId: string) => void
  /**
   * How long a try at such a code is delayed before it is checked, in milliseconds: 0 in a usual room. While many are tried
   * from many connections they are checked one after another. Undefined: too many are waiting, this one is not checked.
   */
  readonly reserveDelayMs: () => number | undefined
  /** Whether one more participant may join by this connection: a shared device serves a few, a script would fill the room. */
  readonly allowJoin: (connectionId: string) => boolean
}

const FIRST_WAIT_MS = 500
const MAX_WAIT_MS = 30_000
/** The first wrong tries are typing mistakes. */
const FREE_TRIES = 2
const WINDOW_MS = 60_000
/** A room of two hundred mistypes this many codes in a minute, and no more. */
const USUAL_MISTAKES = 30
/** At this rate a return code of a full room is not found in days. */
const DELAY_STEP_MS = 200
export const MAX_DELAY_MS = 10_000
const MAX_REMEMBERED_CONNECTIONS = 10_000
const MAX_REMEMBERED_MISTAKES = 1000
const MAX_JOINS_PER_CONNECTION = 8

/** A connection that guesses slows down itself alone: a whole room may share one address. */
export function createGuessLimiter(now: () => number): GuessLimiter {
  const tries = new Map<string, { count: number; nextAt: number }>()
  const joins = new Map<string, number>()
  let recentMistakes: number[] = []
  let nextCheckAt = 0

  function waitMs(connectionId: string): number {
    return Math.max(0, (tries.get(connectionId)?.nextAt ?? 0) - now())
  }

  function recordWrong(connectionId: string): number {
    const count = (tries.get(connectionId)?.count ?? 0) + 1
    const wait = count <= FREE_TRIES ? 0 : Math.min(MAX_WAIT_MS, FIRST_WAIT_MS * 2 ** (count - FREE_TRIES))
    tries.set(connectionId, { count, nextAt: now() + wait })
    const [oldest] = tries.keys()
    if (tries.size > MAX_REMEMBERED_CONNECTIONS && oldest !== undefined) tries.delete(oldest)
    return wait
  }

  function recordWrongSecret(connectionId: string): number {
    recentMistakes = [...recentMistakes.filter(at => at > now() - WINDOW_MS), now()].slice(-MAX_REMEMBERED_MISTAKES)
    return recordWrong(connectionId)
  }

  function reserveDelayMs(): number | undefined {
    if (recentMistakes.filter(at => at > now() - WINDOW_MS).length <= USUAL_MISTAKES) return 0
    const at = Math.max(now(), nextCheckAt)
    if (at - now() > MAX_DELAY_MS) return undefined
    nextCheckAt = at + DELAY_STEP_MS
    return at - now()
  }

  function allowJoin(connectionId: string): boolean {
    const count = (joins.get(connectionId) ?? 0) + 1
    if (count > MAX_JOINS_PER_CONNECTION) return false
    joins.set(connectionId, count)
    return true
  }

  function forget(connectionId: string): void {
    tries.delete(connectionId)
    joins.delete(connectionId)
  }

  return { waitMs, recordWrong, recordWrongSecret, forget, reserveDelayMs, allowJoin }
}
