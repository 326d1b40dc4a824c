import { findToday, toStudyDay, toStudyTime } from '#common/domain/practice/study-day.ts'

/** Study days from one moment to another, both by the clock of this computer. */
export function countDaysSince(iso: string, now: number): number {
  const clock = { now, offsetMinutes: -new Date(now).getTimezoneOffset() }
  return findToday(clock) - toStudyDay(toStudyTime(iso, clock))
}
