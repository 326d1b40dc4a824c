import type { RunningAttempt } from '#common/domain/quizzes/attempt.ts'
import { countGap, TICK_MS } from '#common/domain/quizzes/rules/time-limit.ts'

/** The clocks of the attempts that have a time limit. They run while the program does, the computer is awake and the learner is signed in. */
export interface AttemptClocks {
  /** Starts the clock of an attempt, or lets it run on; without a time limit it does nothing. */
  readonly run: (attempt: RunningAttempt, learnerId: string) => void
  /** The time that an attempt has taken so far, in milliseconds: as saved, or more. */
  readonly read: (attempt: Pick<RunningAttempt, 'id' | 'usedMs'>) => number
  readonly stop: (attemptId: string) => void
  readonly close: () => void
}

interface Clock {
  readonly learnerId: string
  usedMs: number
}

export interface AttemptClocksOptions {
  /** Whether a window of the learner is open. */
  readonly isPresent: (learnerId: string) => boolean
  /** Milliseconds that only ever grow, whatever happens to the date. */
  readonly monotonic?: (() => number) | undefined
}

export function createAttemptClocks({ isPresent, monotonic = () => performance.now() }: AttemptClocksOptions): AttemptClocks {
  const clocks = new Map<string, Clock>()
  let timer: NodeJS.Timeout | undefined
  let lastLook = monotonic()

  function look(): void {
    const now = monotonic()
    const counted = countGap(now - lastLook)
    lastLook = now
    for (const clock of clocks.values()) if (isPresent(clock.learnerId)) clock.usedMs += counted
  }

  function run({ id, limitMs, usedMs = 0 }: RunningAttempt, learnerId: string): void {
    if (limitMs === undefined || clocks.has(id)) return
    look()
    clocks.set(id, { learnerId, usedMs })
    timer ??= setInterval(look, TICK_MS).unref()
  }

  function read({ id, usedMs = 0 }: Pick<RunningAttempt, 'id' | 'usedMs'>): number {
    if (clocks.has(id)) look()
    return Math.max(usedMs, Math.round(clocks.get(id)?.usedMs ?? 0))
  }

  function stop(attemptId: string): void {
    clocks.delete(attemptId)
    if (clocks.size === 0) close()
  }

  function close(): void {
    clearInterval(timer)
    timer = undefined
    clocks.clear()
  }

  return { run, read, stop, close }
}
