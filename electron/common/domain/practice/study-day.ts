const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** A study day lasts until four in the morning: who learns past midnight is still in the evening before. */
const DAY_STARTS_MS = 4 * 60 * MINUTE_MS

export interface StudyClock {
  /** Milliseconds since 1970. */
  readonly now: number
  /** Of local time, ahead of UTC. */
  readonly offsetMinutes: number
}

/** A moment of a study day, in milliseconds: study days begin where days of UTC do, which is what `ts-fsrs` counts. */
export function toStudyTime(iso: string, clock: StudyClock): number {
  return shiftToStudyTime(Date.parse(iso), clock)
}

/** The same of milliseconds since 1970. */
export function shiftToStudyTime(time: number, { offsetMinutes }: StudyClock): number {
  return time + offsetMinutes * MINUTE_MS - DAY_STARTS_MS
}

/** Study days are numbered; the number says nothing but order and distance. */
export function toStudyDay(studyTime: number): number {
  return Math.floor(studyTime / DAY_MS)
}

export function startOfStudyDay(day: number): number {
  return day * DAY_MS
}

export function findToday(clock: StudyClock): number {
  return toStudyDay(shiftToStudyTime(clock.now, clock))
}

/** The date that a study day begins on, as `yyyy-mm-dd`. */
export function toDate(day: number): string {
  return new Date(startOfStudyDay(day)).toISOString().slice(0, 10)
}
