import type { PlannedEntry } from '#common/domain/workshops/workshop.ts'
import type { ReplannedEntry, RoomState, SessionRun } from '#common/domain/room/state.ts'

const MINUTE_MS = 60_000
/** Smaller delays are made up without replanning. */
const LATE_MINUTES = 3

/** One way to get back to the planned time. */
export interface TimeProposal {
  readonly kind: 'shorten' | 'drop'
  readonly entryId: string
  readonly title: string
  /** Minutes saved. */
  readonly minutes: number
  /** Minutes left of the entry. */
  readonly left: number
}

/** How far the day is from its plan. */
export interface DayClock {
  /** Minutes behind the plan; negative: ahead. */
  readonly behind: number
  /** Minutes until the day will end at this rate; undefined: it has not begun. */
  readonly endsInMinutes: number | undefined
  readonly proposals: readonly TimeProposal[]
}

type Day = Pick<RoomState, 'current' | 'run' | 'replanned'>

/** The minutes of an entry after replanning. */
export function minutesToday(entry: PlannedEntry, replanned: readonly ReplannedEntry[]): number {
  const change = replanned.find(({ entryId }) => entryId === entry.id)
  if (change === undefined) return entry.minutes
  return change.dropped ? 0 : change.minutes
}

/** Entries not started yet, without dropped ones. */
export function listRemainingEntries(agenda: readonly PlannedEntry[], day: Day): readonly PlannedEntry[] {
  return agenda.filter(entry => !wasStarted(entry, day) && minutesToday(entry, day.replanned) > 0)
}

function wasStarted({ id }: PlannedEntry, { current, run }: Day): boolean {
  return current?.entryId === id || run.some(({ entryId }) => entryId === id)
}

/**
 * Compares the time spent on past entries and on the current one with their planned minutes. The current entry counts with
 * its planned minutes until these are over, then with the time spent.
 */
export function computeDayClock(agenda: readonly PlannedEntry[], day: Day, now: Date): DayClock {
  if (day.current === undefined && day.run.length === 0) return { behind: 0, endsInMinutes: undefined, proposals: [] }
  const entryId = day.current?.entryId
  const current = agenda.find(({ id }) => id === entryId)
  const currentSpent = day.current === undefined ? 0 : computeMinutes(day.current, now)
  const currentMinutes = current === undefined ? 0 : Math.max(currentSpent, minutesToday(current, day.replanned))
  const past = day.run.reduce((sum, run) => {
    const spent = computeMinutes(run, now)
    return sum + spent - (agenda.find(({ id }) => id === run.entryId)?.minutes ?? spent)
  }, 0)
  const saved = agenda
    .filter(entry => !wasStarted(entry, day))
    .reduce((sum, entry) => sum + entry.minutes - minutesToday(entry, day.replanned), 0)
  const behind = Math.round(past + currentMinutes - (current?.minutes ?? 0) - saved)
  const remaining = listRemainingEntries(agenda, day)
  const minutesLeft =
    remaining.reduce((sum, entry) => sum + minutesToday(entry, day.replanned), 0) + Math.max(0, currentMinutes - currentSpent)
  return {
    behind,
    endsInMinutes: minutesLeft,
    proposals: behind > LATE_MINUTES ? proposeTimeSavings(behind, remaining, day.replanned) : [],
  }
}

function computeMinutes({ startedAt, endedAt }: SessionRun, now: Date): number {
  const end = endedAt === undefined ? now.getTime() : Date.parse(endedAt)
  return Math.max(0, (end - Date.parse(startedAt)) / MINUTE_MS)
}

/**
 * Proposals that save enough minutes within the guide's limits: shortening before dropping, the largest saving first when
 * shortening, the smallest when dropping. Breaks, and the prayers in them, are never touched.
 */
export function proposeTimeSavings(
  behind: number,
  remaining: readonly PlannedEntry[],
  replanned: readonly ReplannedEntry[],
): readonly TimeProposal[] {
  const possible = remaining.flatMap(entry => proposeFor(entry, minutesToday(entry, replanned)))
  const shorten = possible.filter(({ kind }) => kind === 'shorten').sort((one, other) => other.minutes - one.minutes)
  const drop = possible.filter(({ kind }) => kind === 'drop').sort((one, other) => one.minutes - other.minutes)
  const chosen: TimeProposal[] = []
  for (const proposal of [...shorten, ...drop]) {
    if (chosen.reduce((sum, { minutes }) => sum + minutes, 0) < behind) chosen.push(proposal)
  }
  return chosen
}

function proposeFor(entry: PlannedEntry, minutes: number): readonly TimeProposal[] {
  if (entry.kind === 'break') return []
  const { id: entryId, title, shortening } = entry
  if (shortening.kind === 'drop') return [{ kind: 'drop', entryId, title, minutes, left: 0 }]
  if (shortening.kind === 'fixed' || shortening.minutes >= minutes) return []
  return [{ kind: 'shorten', entryId, title, minutes: minutes - shortening.minutes, left: shortening.minutes }]
}
