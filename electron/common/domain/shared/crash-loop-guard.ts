/** So many deaths within this time mean that starting again does not help. */
const MOST_DEATHS = 3
const WITHIN_MS = 60_000

export interface CrashLoopGuard {
  /** Notes a death at a time of a clock that never goes back; false: do not start it again. */
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
