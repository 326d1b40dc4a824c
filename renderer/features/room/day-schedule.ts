import type { FacilitatorView } from '#common/domain/room/views/facilitator.ts'
import type { PlannedEntry, Workshop } from '#common/domain/workshops/workshop.ts'

const MINUTE_MS = 60_000

type Run = Pick<FacilitatorView, 'current' | 'run' | 'replanned'>

/** A session or break with its state in the running room. */
export interface ScheduledEntry {
  readonly entry: PlannedEntry
  /** Planned minutes, or the minutes it was changed to in the room. */
  readonly minutes: number
  readonly state: 'done' | 'now' | 'ahead' | 'dropped'
}

/** The agenda with the state of each entry in the running room. */
export function computeDaySchedule({ agenda }: Pick<Workshop, 'agenda'>, { current, run, replanned }: Run): readonly ScheduledEntry[] {
  const changed = new Map(replanned.map(change => [change.entryId, change]))
  const started = new Set(run.map(({ entryId }) => entryId))
  return agenda.map(entry => {
    const change = changed.get(entry.id)
    const isNow = current?.entryId === entry.id
    const state = isNow ? 'now' : started.has(entry.id) ? 'done' : change?.dropped === true ? 'dropped' : 'ahead'
    return { entry, minutes: change?.minutes ?? entry.minutes, state }
  })
}

/** The next entry to start: the first one ahead that follows the current or last finished one, else the first one ahead at all. */
export function findNextEntry(day: readonly ScheduledEntry[]): ScheduledEntry | undefined {
  const now = day.findIndex(({ state }) => state === 'now')
  const lastDone = day.findLastIndex(({ state }) => state === 'done')
  const after = Math.max(now, now < 0 ? lastDone : now)
  return day.slice(after + 1).find(({ state }) => state === 'ahead') ?? day.find(({ state }) => state === 'ahead')
}

export function findCurrentEntry(day: readonly ScheduledEntry[]): ScheduledEntry | undefined {
  return day.find(({ state }) => state === 'now')
}

/** Milliseconds left of the current entry; negative when it runs over; undefined when none is running. */
export function computeTimeLeft(day: readonly ScheduledEntry[], { current }: Pick<Run, 'current'>, nowMs: number): number | undefined {
  const now = findCurrentEntry(day)
  return now === undefined || current === undefined ? undefined : Date.parse(current.startedAt) + now.minutes * MINUTE_MS - nowMs
}

/** Start of each step in milliseconds from the start of the session. */
export function computeStepOffsets(steps: readonly { readonly minutes: number }[]): readonly number[] {
  return steps.map((_, index) => steps.slice(0, index).reduce((sum, { minutes }) => sum + minutes, 0) * MINUTE_MS)
}
