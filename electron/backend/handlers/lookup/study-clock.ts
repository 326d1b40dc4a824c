import type { StudyClock } from '#common/domain/practice/study-day.ts'

/** The clock of this computer, where the learners are too. */
export function readClock({ now }: { readonly now: () => Date }): StudyClock {
  const time = now()
  return { now: time.getTime(), offsetMinutes: -time.getTimezoneOffset() }
}
