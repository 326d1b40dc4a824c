/** So many deaths within this time mean that starting again does not help. */
const MOST_DEATHS = 3
const WITHIN_MS = 60_000

export interface DeathRegister {
  /** Notes a death at a time of a clock that never goes back; false: do not start it again. */
  readonly mayStartAfterDeath: (atMs: number) => boolean
  readonly forget: () => void
}

export function registerDeaths(): DeathRegister {
  let deaths: readonly number[] = []
  return {
    mayStartAfterDeath: atMs => {
      deaths = [...deaths, atMs].filter(death => atMs - death < WITHIN_MS)
      return deaths.length < MOST_DEATHS
    },
    forget: () => {
      deaths = []
    },
  }
}
