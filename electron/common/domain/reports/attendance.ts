import type { AttendanceMark, ReplannedEntry, RoomState } from '#common/domain/room/state.ts'
import type { PlannedEntry, PlannedSession, Workshop } from '#common/domain/workshops/workshop.ts'

/** The part of a room that attendance depends on. */
export type AttendedRoom = Pick<RoomState, 'attendance' | 'people' | 'run' | 'replanned'>

/** How much of the workshop a participant attended. */
export interface PersonAttendance {
  readonly personId: string
  /** By session; missed sessions are missing. */
  readonly marks: Readonly<Record<string, AttendanceMark>>
  /** Number of counted sessions attended. */
  readonly attended: number
  /** Share of the counted sessions, 0 to 1; 0 where there are none. */
  readonly share: number
  readonly earns: boolean
}

/**
 * Sessions that were started, and sessions that were not dropped and have attendance marks: they took place, even if nobody
 * started them on the control screen. Breaks never count.
 */
export function listCountedSessions(
  { agenda }: Pick<Workshop, 'agenda'>,
  { run, replanned, attendance }: Omit<AttendedRoom, 'people'>,
): readonly PlannedSession[] {
  const dropped = collectDropped(replanned)
  const started = new Set(run.map(({ entryId }) => entryId))
  const wasAttended = (entryId: string): boolean => Object.values(attendance[entryId] ?? {}).some(isPresent)
  return agenda.filter(isSession).filter(({ id }) => started.has(id) || (!dropped.has(id) && wasAttended(id)))
}

function isSession(entry: PlannedEntry): entry is PlannedSession {
  return entry.kind === 'session'
}

/** Ids of the entries dropped during the day. */
export function collectDropped(replanned: readonly ReplannedEntry[]): ReadonlySet<string> {
  return new Set(replanned.filter(({ dropped }) => dropped).map(({ entryId }) => entryId))
}

/** Joining, answering and marks set by hand count; a mark removed by hand does not. */
export function isPresent(mark: AttendanceMark | undefined): boolean {
  return mark !== undefined && mark !== 'unticked'
}

/** The attendance of all participants, in the order of joining. */
export function computeAttendance(workshop: Pick<Workshop, 'agenda' | 'room'>, room: AttendedRoom): readonly PersonAttendance[] {
  const sessions = listCountedSessions(workshop, room).map(({ id }) => id)
  const people = Object.values(room.people).toSorted((left, right) =>
    left.joinedAt < right.joinedAt ? -1 : left.joinedAt > right.joinedAt ? 1 : 0,
  )
  return people.map(({ id }) => {
    const marks = Object.fromEntries(sessions.flatMap(session => findMark(room, session, id)))
    const attended = Object.values(marks).filter(isPresent).length
    return {
      personId: id,
      marks,
      attended,
      share: sessions.length === 0 ? 0 : attended / sessions.length,
      earns: earns(attended, sessions.length, workshop.room.attendancePercent),
    }
  })
}

function findMark({ attendance }: AttendedRoom, session: string, personId: string): readonly (readonly [string, AttendanceMark])[] {
  const mark = attendance[session]?.[personId]
  return mark === undefined ? [] : [[session, mark]]
}

/** Compares whole numbers: 4 of 5 is exactly 80 per cent. */
function earns(attended: number, sessions: number, percent: number): boolean {
  return attended > 0 && attended * 100 >= percent * sessions
}

/** Number of participants present, by session. */
export function countPresentBySession(workshop: Pick<Workshop, 'agenda'>, room: AttendedRoom): ReadonlyMap<string, number> {
  return new Map(
    listCountedSessions(workshop, room).map(({ id }) => [
      id,
      Object.keys(room.people).filter(personId => isPresent(room.attendance[id]?.[personId])).length,
    ]),
  )
}
