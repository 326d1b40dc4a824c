import type { FacilitatorView } from '#common/domain/room/views/facilitator.ts'
import type { PlannedEntry, Workshop } from '#common/domain/workshops/workshop.ts'

const MINUTE_MS = 60_000

type Run = Pick<FacilitatorView, 'current' | 'run' | 'replanned'>

/** A session or break as the day stands. */
export interface DayEntry {
  readonly entry: PlannedEntry
  /** What is left of it by the plan, or by what was changed in the room. */
  readonly minutes: number
  readonly state: 'done' | 'now' | 'ahead' | 'dropped'
}

/** The agenda as the day stands. */
export function dayOf({ agenda }: Pick<Workshop, 'agenda'>, { current, run, replanned }: Run): readonly DayEntry[] {
  const changed = new Map(replanned.map(change => [change.entryId, change]))
  const begun = new Set(run.map(({ entryId }) => entryId))
  return agenda.map(entry => {
    const change = changed.get(entry.id)
    const isNow = current?.entryId === entry.id
    const state = isNow ? 'now' : begun.has(entry.id) ? 'done' : change?.dropped === true ? 'dropped' : 'ahead'
    return { entry, minutes: change?.minutes ?? entry.minutes, state }
  })
}

/** What comes after what is on: the first that lies ahead, and after a jump the one behind the present, not a gap before it. */
export function nextOf(day: readonly DayEntry[]): DayEntry | undefined {
  const now = day.findIndex(({ state }) => state === 'now')
  const lastDone = day.findLastIndex(({ state }) => state === 'done')
  const after = Math.max(now, now < 0 ? lastDone : now)
  return day.slice(after + 1).find(({ state }) => state === 'ahead') ?? day.find(({ state }) => state === 'ahead')
}

export function nowOf(day: readonly DayEntry[]): DayEntry | undefined {
  return day.find(({ state }) => state === 'now')
}

/** Milliseconds that are left of what is on; negative: it is over its time. */
export function leftOf(day: readonly DayEntry[], { current }: Pick<Run, 'current'>, nowMs: number): number | undefined {
  const now = nowOf(day)
  return now === undefined || current === undefined ? undefined : Date.parse(current.startedAt) + now.minutes * MINUTE_MS - nowMs
}

/** When each step of a session begins, in milliseconds from its start. */
export function stepStarts(steps: readonly { readonly minutes: number }[]): readonly number[] {
  return steps.map((_, place) => steps.slice(0, place).reduce((sum, { minutes }) => sum + minutes, 0) * MINUTE_MS)
}
