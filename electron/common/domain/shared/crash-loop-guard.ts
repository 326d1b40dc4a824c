/** After this many crashes within this time, restarting does not help. */
const MOST_DEATHS = 3
const WITHIN_MS = 60_000

export interface CrashLoopGuard {
  /** Records a crash at a monotonic time in milliseconds; false means do not restart. */
  readonly allowsRestart: (atMs: number) => boolean
  readonly forget: () => void
}

export function createCrashLoopGuard(): CrashLoopGuard {
  let deaths: readonly number[] = []
  return {
    allowsRestart: atMs => {
      deaths = [...deaths, atMs].filter(death => atMs - death < WITHIN_MS)
      return deaths.length < MOST_DEATHS
    },
    forget: () => {
      deaths = []
    },
  }
}
