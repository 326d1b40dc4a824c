import { assertNever } from '#common/domain/shared/assert-never.ts'
import type { RoomEvent, RunEvent } from './events.ts'
import { isRunEvent, reduceRun } from './run-reducer.ts'
import type { AttendanceMark, MutableRoomState } from './state.ts'

type Event<T extends RoomEvent['t']> = Extract<RoomEvent, { readonly t: T }>

const PARTICIPANT_EVENTS = ['joined', 'person', 'gone', 'present', 'hand'] as const
type ParticipantEvent = Event<(typeof PARTICIPANT_EVENTS)[number]>
type DayEvent = Exclude<RoomEvent, RunEvent | ParticipantEvent>

/** Applies an event of the journal to the room, in place. Events are applied once each, in journal order. */
export function reduceRoom(room: MutableRoomState, event: RoomEvent): void {
  if (isRunEvent(event)) reduceRun(room, event)
  else if (isParticipantEvent(event)) reduceParticipants(room, event)
  else reduceDay(room, event)
}

function isParticipantEvent(event: RoomEvent): event is ParticipantEvent {
  return (PARTICIPANT_EVENTS as readonly string[]).includes(event.t)
}

function reduceDay(room: MutableRoomState, event: DayEvent): void {
  switch (event.t) {
    case 'opened': {
      const { code, driveCode, port, at: openedAt, rehearsal } = event
      Object.assign(room, { isOpen: true, code, driveCode, port, openedAt, closedAt: undefined, rehearsal })
      return
    }
    case 'closed':
      Object.assign(room, { isOpen: false, closedAt: event.at, hands: {}, timer: undefined, currentRun: undefined, lesson: undefined })
      return endSession(room, event.at)
    case 'entry':
      return startSession(room, event)
    case 'entry-undone':
      return undoEntry(room, event)
    case 'replanned':
      room.replanned = [
        ...room.replanned.filter(({ entryId }) => !event.entries.some(other => other.entryId === entryId)),
        ...event.entries,
      ]
      return
    case 'lesson':
      room.lesson = event.lesson
      return
    case 'projection':
      Object.assign(room, { projection: event.projection, frozen: event.frozen })
      return
    case 'projector':
      room.projector = event.projector
      return
    case 'timer':
      room.timer = event.timer
      return
    case 'parked':
      if (!room.parked.some(({ id }) => id === event.item.id)) room.parked = [...room.parked, event.item]
      return
    case 'unparked':
      room.parked = room.parked.filter(({ id }) => id !== event.id)
      return
    default:
      return assertNever(event)
  }
}

function startSession(room: MutableRoomState, { at, entryId }: Event<'entry'>): void {
  if (room.current?.startedAt === at && room.current.entryId === entryId) return
  endSession(room, at)
  if (entryId !== undefined) room.current = { entryId, startedAt: at, endedAt: undefined }
}

/** Whoever was there when another was begun by mistake was at the one that goes on. Twice the same undo is one. */
function undoEntry(room: MutableRoomState, { startedAt }: Event<'entry-undone'>): void {
  const last = room.run.at(-1)
  if (last?.startedAt !== startedAt) return
  const mistaken = room.current?.entryId
  room.run = room.run.slice(0, -1)
  room.current = { ...last, endedAt: undefined }
  const wasHeld = mistaken === undefined || mistaken === last.entryId || room.run.some(({ entryId }) => entryId === mistaken)
  if (wasHeld) return
  const { [mistaken]: marks = {}, ...others } = room.attendance
  room.attendance = { ...others, [last.entryId]: { ...marks, ...others[last.entryId] } }
}

function endSession(room: MutableRoomState, at: string): void {
  const ended = room.current
  room.current = undefined
  if (ended === undefined || room.run.some(({ startedAt, entryId }) => startedAt === ended.startedAt && entryId === ended.entryId)) return
  room.run = [...room.run, { ...ended, endedAt: at }]
}

function reduceParticipants(room: MutableRoomState, event: ParticipantEvent): void {
  switch (event.t) {
    case 'joined':
      if (room.gone[event.person.id] === undefined) room.people[event.person.id] ??= event.person
      return
    case 'person':
      return changeParticipant(room, event)
    case 'gone':
      return removeParticipant(room, event)
    case 'present':
      return markAttendance(room, event)
    case 'hand':
      return setHand(room, event)
    default:
      return assertNever(event)
  }
}

function changeParticipant(room: MutableRoomState, { id, change }: Event<'person'>): void {
  const before = room.people[id]
  if (before === undefined) return
  const { group = before.group, expectedId = before.expectedId, ...rest } = change
  room.people[id] = { ...before, ...rest, group: group ?? undefined, expectedId: expectedId ?? undefined }
}

/** What the merged participant did counts for the other, unless the other did it too. */
function removeParticipant(room: MutableRoomState, { id, into }: Event<'gone'>): void {
  delete room.people[id]
  delete room.hands[id]
  room.gone[id] = into ?? ''
  for (const [before, after] of Object.entries(room.gone)) if (after === id) room.gone[before] = into ?? ''
  for (const marks of Object.values(room.attendance)) moveMark(marks, id, into)
  for (const run of room.runs) {
    const ballot = run.ballots[id]
    delete run.ballots[id]
    if (ballot !== undefined && into !== undefined) run.ballots[into] = { ...ballot, ...run.ballots[into] }
    // Posts stay: others have read them and replied.
    run.posts = run.posts.map(post => ({
      ...post,
      by: post.by === id ? (into ?? post.by) : post.by,
      votes: post.votes.includes(id) ? [...new Set(post.votes.flatMap(voter => (voter === id ? (into ?? []) : voter)))] : post.votes,
    }))
  }
}

function moveMark(marks: Record<string, AttendanceMark>, from: string, into: string | undefined): void {
  const mark = marks[from]
  delete marks[from]
  if (into !== undefined && mark !== undefined) marks[into] ??= mark
}

/** A mark set by hand overrides what was observed. */
function markAttendance(room: MutableRoomState, { entryId, ids, mark }: Event<'present'>): void {
  if (!Object.hasOwn(room.attendance, entryId)) room.attendance[entryId] = {}
  const marks = room.attendance[entryId] ?? {}
  const byHand = mark === 'ticked' || mark === 'unticked'
  for (const id of ids) {
    const before = marks[id]
    if (byHand || before === undefined || before === 'joined') marks[id] = mark
  }
}

function setHand(room: MutableRoomState, { id, since }: Event<'hand'>): void {
  if (since === undefined || room.people[id] === undefined) delete room.hands[id]
  else room.hands[id] ??= since
}
