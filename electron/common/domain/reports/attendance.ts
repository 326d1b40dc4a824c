import type { AttendanceMark, ReplannedEntry, RoomState } from '#common/domain/room/state.ts'
import type { PlannedEntry, PlannedSession, Workshop } from '#common/domain/workshops/workshop.ts'

/** What of a room decides who attended. */
export type AttendedRoom = Pick<RoomState, 'attendance' | 'people' | 'run' | 'replanned'>

/** How much of the workshop somebody took part in. */
export interface PersonAttendance {
  readonly personId: string
  /** By session; a session that is not named was missed. */
  readonly marks: Readonly<Record<string, AttendanceMark>>
  /** Sessions attended, of those that were run. */
  readonly attended: number
  /** Attended of all that were run, 0 to 1; 0 where none was run. */
  readonly share: number
  readonly earns: boolean
}

/**
 * The sessions that count: those that were started and not dropped. Breaks never count. A session whose attendance
 * somebody marked counts too: it was held, whether or not its clock was started.
 */
export function listCountedSessions(
  { agenda }: Pick<Workshop, 'agenda'>,
  { run, replanned, attendance }: Omit<AttendedRoom, 'people'>,
): readonly PlannedSession[] {
  const dropped = collectDropped(replanned)
  const started = new Set(run.map(({ entryId }) => entryId))
  const attended = (entryId: string): boolean => Object.values(attendance[entryId] ?? {}).some(isPresent)
  return agenda.filter(isSession).filter(({ id }) => started.has(id) || (!dropped.has(id) && attended(id)))
}

function isSession(entry: PlannedEntry): entry is PlannedSession {
  return entry.kind === 'session'
}

/** Entries that the day left out. */
export function collectDropped(replanned: readonly ReplannedEntry[]): ReadonlySet<string> {
  return new Set(replanned.filter(({ dropped }) => dropped).map(({ entryId }) => entryId))
}

/** Joining, answering and a tick by hand count; a tick that was taken away does not, whatever was there before. */
export function isPresent(mark: AttendanceMark | undefined): boolean {
  return mark !== undefined && mark !== 'unticked'
}

/** Everybody's attendance, in the order in which they joined. */
export function computeAttendance(workshop: Pick<Workshop, 'agenda' | 'room'>, room: AttendedRoom): readonly PersonAttendance[] {
  const sessions = listCountedSessions(workshop, room).map(({ id }) => id)
  const people = Object.values(room.people).toSorted((left, right) =>
    left.joinedAt < right.joinedAt ? -1 : left.joinedAt > right.joinedAt ? 1 : 0,
  )
  return people.map(({ id }) => {
    const marks = Object.fromEntries(sessions.flatMap(session => markOf(room, session, id)))
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

function markOf({ attendance }: AttendedRoom, session: string, personId: string): readonly (readonly [string, AttendanceMark])[] {
  const mark = attendance[session]?.[personId]
  return mark === undefined ? [] : [[session, mark]]
}

/** In whole numbers: 4 of 5 is 80 per cent to the last bit. Who attended nothing earns nothing. */
function earns(attended: number, sessions: number, percent: number): boolean {
  return attended > 0 && attended * 100 >= percent * sessions
}

/** Who was there, session by session. */
export function countPresentBySession(workshop: Pick<Workshop, 'agenda'>, room: AttendedRoom): ReadonlyMap<string, number> {
  return new Map(
    listCountedSessions(workshop, room).map(({ id }) => [
      id,
      Object.keys(room.people).filter(personId => isPresent(room.attendance[id]?.[personId])).length,
    ]),
  )
}
