import { findToday, shiftToStudyTime, toDate, toStudyDay, type StudyClock } from '#common/domain/practice/study-day.ts'

const MINUTE_MS = 60_000
/** A longer break between two things that were saved was a pause. About what the longest lesson takes to read. */
export const LONGEST_BREAK_MINUTES = 30
const WEEK_DAYS = 7

/** Days of a week on which something was done. */
export interface WeekOfStudy {
  /** Its first day, `yyyy-mm-dd`. */
  readonly from: string
  /** Its study days with something done, as numbers from 0, the first day of the week, to 6. */
  readonly days: readonly number[]
}

/** How much a learner studied, from the whole minutes since 1970 in which something was saved; what is dated after now is left out. */
export interface StudyTime {
  /** The last minute, ISO 8601; undefined: nothing was done. */
  readonly lastAt: string | undefined
  /** Of study in all. */
  readonly minutes: number
  /** Of study in the weeks below. */
  readonly recentMinutes: number
  /** Study days in all. */
  readonly days: number
  /** The latest weeks, the earliest first; the last one ends today. */
  readonly weeks: readonly WeekOfStudy[]
}

export function measureStudy(found: ReadonlySet<number>, clock: StudyClock, weekCount: number): StudyTime {
  const now = Math.floor(clock.now / MINUTE_MS)
  // Numbers of their own kind are sorted ten times faster than those of a list.
  const minutes = [
    ...Float64Array.from(found)
      .filter(minute => minute <= now)
      .sort(),
  ]
  const dayOf = (minute: number): number => toStudyDay(shiftToStudyTime(minute * MINUTE_MS, clock))
  const days = new Set(minutes.map(dayOf))
  const firstDay = findToday(clock) - weekCount * WEEK_DAYS + 1
  const last = minutes.at(-1)
  return {
    lastAt: last === undefined ? undefined : toIso(last),
    minutes: sumStretches(minutes),
    recentMinutes: sumStretches(minutes.filter(minute => dayOf(minute) >= firstDay)),
    days: days.size,
    weeks: Array.from({ length: weekCount }, (_, week) => toWeek(firstDay + week * WEEK_DAYS, days)),
  }
}

/** As people say it: to five minutes, and to the minute below a quarter of an hour. */
export function roundMinutes(minutes: number): number {
  return minutes < 15 ? minutes : Math.round(minutes / 5) * 5
}

/** From the first to the last minute of each stretch without a long break, both counted. */
function sumStretches(minutes: readonly number[]): number {
  return minutes.reduce((sum, minute, at) => {
    const step = minute - (minutes[at - 1] ?? Number.NEGATIVE_INFINITY)
    return sum + (step <= LONGEST_BREAK_MINUTES ? step : 1)
  }, 0)
}

function toWeek(from: number, days: ReadonlySet<number>): WeekOfStudy {
  return { from: toDate(from), days: Array.from({ length: WEEK_DAYS }, (_, day) => day).filter(day => days.has(from + day)) }
}

function toIso(minute: number): string {
  return new Date(minute * MINUTE_MS).toISOString()
}
