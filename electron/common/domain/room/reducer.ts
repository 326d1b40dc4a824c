import { assertNever } from '#common/domain/shared/assert-never.ts'
import { reduceRun, isRunEvent } from './run-reducer.ts'
import type { RoomEvent } from './events.ts'
import type { ActivityRun, RoomState } from './state.ts'

/** Makes a room what it is after an entry of its journal. Entries are applied once each, in the order of their lines. */
export function reduceRoom(room: RoomState, entry: RoomEvent): void {
  if (isRunEvent(entry)) return reduceRun(room, entry)
  switch (entry.t) {
    case 'opened':
      Object.assign(room, {
        isOpen: true,
        code: entry.code,
        driveCode: entry.driveCode,
        port: entry.port,
        openedAt: entry.at,
        closedAt: undefined,
      })
      return
    case 'closed':
      Object.assign(room, { isOpen: false, closedAt: entry.at, hands: {}, timer: undefined, currentRun: undefined, lesson: undefined })
      return endCurrent(room, entry.at)
    case 'joined':
      if (room.gone[entry.person.id] === undefined) room.people[entry.person.id] ??= entry.person
      return
    case 'person':
      return changePerson(room, entry)
    case 'gone':
      return takeAway(room, entry.id, entry.into)
    case 'entry':
      return startEntry(room, entry)
    case 'replanned':
      room.replanned = [
        ...room.replanned.filter(({ entryId }) => !entry.entries.some(other => other.entryId === entryId)),
        ...entry.entries,
      ]
      return
    case 'lesson':
      room.lesson = entry.lesson
      return
    case 'projection':
      Object.assign(room, { projection: entry.projection, frozen: entry.frozen })
      return
    case 'timer':
      room.timer = entry.timer
      return
    case 'parked':
      if (!room.parked.some(({ id }) => id === entry.item.id)) room.parked.push(entry.item)
      return
    case 'unparked':
      room.parked = room.parked.filter(({ id }) => id !== entry.id)
      return
    case 'present':
      return markPresent(room, entry)
    case 'hand':
      return raiseHand(room, entry)
    default:
      return assertNever(entry)
  }
}

type Entry<T extends RoomEvent['t']> = Extract<RoomEvent, { readonly t: T }>

function changePerson(room: RoomState, { id, change }: Entry<'person'>): void {
  const person = room.people[id]
  if (person === undefined) return
  const { group = person.group, expectedId = person.expectedId, ...rest } = change
  room.people[id] = { ...person, ...rest, group: group ?? undefined, expectedId: expectedId ?? undefined }
}

/** What the one did counts for the other, unless the other has done it too. */
function takeAway(room: RoomState, id: string, into: string | undefined): void {
  delete room.people[id]
  delete room.hands[id]
  room.gone[id] = into ?? ''
  for (const [before, after] of Object.entries(room.gone)) if (after === id) room.gone[before] = into ?? ''
  for (const marks of Object.values(room.attendance)) {
    const mark = marks[id]
    delete marks[id]
    if (into !== undefined && mark !== undefined) marks[into] ??= mark
  }
  for (const run of room.runs) takeOutOfRun(run, id, into)
}

/** What was written stays: others have read it and answered to it. */
function takeOutOfRun(run: ActivityRun, id: string, into: string | undefined): void {
  const ballot = run.ballots[id]
  delete run.ballots[id]
  if (ballot !== undefined && into !== undefined) run.ballots[into] = { ...ballot, ...run.ballots[into] }
  for (const post of run.posts) {
    if (post.by === id) post.by = into ?? post.by
    if (post.votes.includes(id)) post.votes = [...new Set(post.votes.flatMap(voter => (voter === id ? (into ?? []) : voter)))]
  }
}

function startEntry(room: RoomState, { at, entryId }: Entry<'entry'>): void {
  if (room.current?.startedAt === at && room.current.entryId === entryId) return
  endCurrent(room, at)
  if (entryId !== undefined) room.current = { entryId, startedAt: at, endedAt: undefined }
}

function endCurrent(room: RoomState, at: string): void {
  const ended = room.current
  room.current = undefined
  if (ended === undefined || room.run.some(({ startedAt }) => startedAt === ended.startedAt)) return
  room.run.push({ ...ended, endedAt: at })
}

/** A tick by hand counts more than what was seen. */
function markPresent(room: RoomState, { entryId, ids, mark }: Entry<'present'>): void {
  if (!Object.hasOwn(room.attendance, entryId)) room.attendance[entryId] = {}
  const marks = room.attendance[entryId] ?? {}
  const byHand = mark === 'ticked' || mark === 'unticked'
  for (const id of ids) {
    const before = marks[id]
    if (byHand || before === undefined || before === 'joined') marks[id] = mark
  }
}

function raiseHand(room: RoomState, { id, since }: Entry<'hand'>): void {
  if (since === undefined || room.people[id] === undefined) delete room.hands[id]
  else room.hands[id] ??= since
}
