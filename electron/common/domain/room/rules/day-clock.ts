import type { PlannedEntry } from '#common/domain/workshops/workshop.ts'
import type { ReplannedEntry, RoomState } from '#common/domain/room/state.ts'
import type { DayClock, TimeProposal } from '#common/domain/room/views/view-types.ts'

const MINUTE_MS = 60_000
/** Being this many minutes late needs no proposal: talk makes it up. */
const LATE_MINUTES = 3

type Day = Pick<RoomState, 'current' | 'run' | 'replanned'>

/** The minutes that an entry has today. */
export function minutesToday(entry: PlannedEntry, replanned: readonly ReplannedEntry[]): number {
  const change = replanned.find(({ entryId }) => entryId === entry.id)
  if (change === undefined) return entry.minutes
  return change.dropped ? 0 : change.minutes
}

/** What is still to come after what is on now, without what was dropped. */
export function listRemainingEntries(agenda: readonly PlannedEntry[], { current, run, replanned }: Day): readonly PlannedEntry[] {
  const done = new Set([...run.map(({ entryId }) => entryId), current?.entryId])
  return agenda.filter(entry => !done.has(entry.id) && minutesToday(entry, replanned) > 0)
}

/**
 * How far the day is from its plan: time spent on what is over and on what is on now, against the minutes that were planned
 * for them. A session that is on counts as late once its time is over, and as its planned minutes before.
 */
export function computeDayClock(agenda: readonly PlannedEntry[], day: Day, now: Date): DayClock {
  const byId = new Map(agenda.map(entry => [entry.id, entry]))
  const spent = (from: string, to: number): number => Math.max(0, (to - Date.parse(from)) / MINUTE_MS)
  const behindOf = (entryId: string, minutes: number): number => minutes - (byId.get(entryId)?.minutes ?? minutes)
  const over = day.run.reduce(
    (sum, { entryId, startedAt, endedAt }) =>
      sum + behindOf(entryId, spent(startedAt, endedAt === undefined ? now.getTime() : Date.parse(endedAt))),
    0,
  )
  const current = day.current && byId.get(day.current.entryId)
  const onNow =
    day.current === undefined || current === undefined
      ? 0
      : Math.max(spent(day.current.startedAt, now.getTime()), minutesToday(current, day.replanned))
  const left = listRemainingEntries(agenda, day)
  const won = agenda
    .filter(entry => left.includes(entry) || !wasRun(entry, day))
    .reduce((sum, entry) => sum + entry.minutes - minutesToday(entry, day.replanned), 0)
  const behind = Math.round(over + (current === undefined ? 0 : behindOf(current.id, onNow)) - won)
  const still = left.reduce((sum, entry) => sum + minutesToday(entry, day.replanned), 0)
  const currentLeft = day.current === undefined ? 0 : Math.max(0, onNow - spent(day.current.startedAt, now.getTime()))
  const begun = day.current !== undefined || day.run.length > 0
  return {
    behind: begun ? behind : 0,
    endsAt: begun ? new Date(now.getTime() + (still + currentLeft) * MINUTE_MS).toISOString() : undefined,
    proposals: begun && behind > LATE_MINUTES ? proposeTimeSavings(behind, left, day.replanned) : [],
  }
}

function wasRun({ id }: PlannedEntry, { current, run }: Day): boolean {
  return current?.entryId === id || run.some(({ entryId }) => entryId === id)
}

/**
 * What would win the minutes back, by the guide's least minutes: shortening before dropping, the longest gain first, until
 * it is enough. Breaks (and the prayers that lie in them) stay as they are.
 */
export function proposeTimeSavings(behind: number, left: readonly PlannedEntry[], replanned: readonly ReplannedEntry[]): readonly TimeProposal[] {
  const possible = left.flatMap(entry => proposalOf(entry, minutesToday(entry, replanned)))
  const shorten = possible.filter(({ kind }) => kind === 'shorten').sort((one, other) => other.minutes - one.minutes)
  const drop = possible.filter(({ kind }) => kind === 'drop').sort((one, other) => one.minutes - other.minutes)
  const chosen: TimeProposal[] = []
  for (const proposal of [...shorten, ...drop]) {
    if (chosen.reduce((sum, { minutes }) => sum + minutes, 0) < behind) chosen.push(proposal)
  }
  return chosen
}

function proposalOf(entry: PlannedEntry, minutes: number): readonly TimeProposal[] {
  if (entry.kind === 'break') return []
  const { id: entryId, title, shortening } = entry
  if (shortening.kind === 'drop') return [{ kind: 'drop', entryId, title, minutes, left: 0 }]
  if (shortening.kind === 'fixed' || shortening.minutes >= minutes) return []
  return [{ kind: 'shorten', entryId, title, minutes: minutes - shortening.minutes, left: shortening.minutes }]
}
