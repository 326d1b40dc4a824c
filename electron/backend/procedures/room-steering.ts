import { CodedError } from '../../common/contract/errors.ts'
import type { roomContract, RoomControl } from '../../common/contract/room.ts'
import { dealGroups } from '../../common/domain/workshops/room/deal-groups.ts'
import { makeCode, ROOM_CODE_LENGTH } from '../../common/domain/workshops/room/room-codes.ts'
import type { RoomEntry } from '../../common/domain/workshops/room/room-entry.ts'
import type { RoomState } from '../../common/domain/workshops/room/room-state.ts'
import type { PlannedEntry } from '../../common/domain/workshops/workshop.ts'
import { cleanText } from '../../common/domain/workshops/room/clean-text.ts'
import type { OpenRoom } from '../workshops/open-rooms.ts'
import { takeOverRoom } from '../workshops/take-over-room.ts'
import type { Context, HandlersFor } from './context.ts'
import { LAPTOP } from './dispatch.ts'
import { drivenRoomOf, knownPerson, openRoomOf } from './open-room.ts'
import type { roomActivitiesHandlers } from './room-activities.ts'
import type { roomTakeHomeHandlers } from './room-take-home.ts'
import type { roomTakingHandlers } from './room-taking.ts'
import { knownWorkshop } from './workshops.ts'

type Steering = Exclude<keyof typeof roomContract, keyof typeof roomActivitiesHandlers | keyof typeof roomTakingHandlers | keyof typeof roomTakeHomeHandlers>

const MINUTE_MS = 60_000
const RANDOM_BYTES = 4
const RANDOM_RANGE = 2 ** 32

export const roomSteeringHandlers: HandlersFor<Steering> = {
  'room.state': async (_, context) => {
    const room = context.rooms.current()
    return { control: room === undefined ? null : controlOf(room, context), wasOpen: context.rooms.wasOpen() }
  },

  'room.open': async ({ workshopId }, context) => {
    const opened = await context.rooms.open(await knownWorkshop(workshopId, context))
    return opened.kind === 'opened' ? { kind: 'opened', control: controlOf(opened.room, context) } : opened
  },

  'room.close': async (_, context) => {
    drivenRoomOf(context)
    await context.rooms.close()
    return null
  },

  'room.startEntry': async ({ entryId }, context) => {
    const { session } = drivenRoomOf(context)
    const entry = session.workshop().agenda.find(({ id }) => id === entryId)
    if (entryId !== null && entry === undefined) throw new CodedError('not-found', { entry: entryId })
    const here = Object.keys(session.live.state.people).filter(session.isConnected)
    const present: readonly RoomEntry[] = entry?.kind === 'session' && here.length > 0 ? [{ t: 'present', entryId: entry.id, ids: here, mark: 'joined' }] : []
    await session.commit({ t: 'entry', at: context.now().toISOString(), entryId: entryId ?? undefined }, ...present, ...(entry === undefined ? [] : clearedFor(session.live.state, entry)))
    return null
  },

  'room.replan': async ({ entries }, context) => {
    const { session } = drivenRoomOf(context)
    const known = new Set(session.workshop().agenda.map(({ id }) => id))
    if (!entries.every(({ entryId }) => known.has(entryId))) throw new CodedError('not-found', { entry: '' })
    await session.commit({ t: 'replanned', entries })
    return null
  },

  'room.project': async ({ projection, frozen }, context) => {
    await drivenRoomOf(context).session.commit({ t: 'projection', projection, frozen })
    return null
  },

  'room.timer': async ({ minutes }, context) => {
    const timer = minutes === 0 ? undefined : { endsAt: new Date(context.now().getTime() + minutes * MINUTE_MS).toISOString(), minutes }
    await drivenRoomOf(context).session.commit({ t: 'timer', timer })
    return null
  },

  'room.park': async ({ text }, context) => {
    await openRoomOf(context).session.commit({ t: 'parked', item: { id: context.callId, text: cleanText(text), at: context.now().toISOString() } })
    return null
  },

  'room.unpark': async ({ id }, context) => {
    await openRoomOf(context).session.commit({ t: 'unparked', id })
    return null
  },

  'room.openLesson': async ({ lesson }, context) => {
    await drivenRoomOf(context).session.commit({ t: 'lesson', lesson: lesson ?? undefined })
    return null
  },

  'room.tick': async ({ entryId, personId, present }, context) => {
    const room = openRoomOf(context)
    knownPerson(room, personId)
    if (!room.session.workshop().agenda.some(({ id }) => id === entryId)) throw new CodedError('not-found', { entry: entryId })
    await room.session.commit({ t: 'present', entryId, ids: [personId], mark: present ? 'ticked' : 'unticked' })
    return null
  },

  'room.addPerson': async ({ name, organisation, sex, ageBand }, context) => {
    const { session } = openRoomOf(context)
    const returnCode = makeCode(ROOM_CODE_LENGTH, context.randomBytes)
    const lang = session.workshop().languages[0] ?? 'en'
    const expected = session.workshop().participants.find(one => one.name === cleanText(name))
    const person = { id: context.callId, name: cleanText(name), lang, organisation: cleanText(organisation), sex, ageBand, expectedId: expected?.id, group: expected?.group, returnCode, tokenHashes: [], joinedAt: context.now().toISOString(), nameConfirmed: false }
    const { current } = session.live.state
    await session.commit({ t: 'joined', person }, ...(current === undefined ? [] : [{ t: 'present', entryId: current.entryId, ids: [person.id], mark: 'ticked' } as const]))
    return null
  },

  'room.changePerson': async ({ personId, name, organisation, group, handDown }, context) => {
    const room = openRoomOf(context)
    const person = knownPerson(room, personId)
    const renamed = name === undefined ? {} : { name: cleanText(name), nameConfirmed: person.nameConfirmed && person.name === cleanText(name) }
    const change = { ...renamed, ...(organisation === undefined ? {} : { organisation: cleanText(organisation) }), ...(group === undefined ? {} : { group: group ?? undefined }) }
    const hand: readonly RoomEntry[] = handDown === true ? [{ t: 'hand', id: personId, since: undefined }] : []
    await room.session.commit({ t: 'person', id: personId, change }, ...hand)
    return null
  },

  'room.mergePeople': async ({ from, into }, context) => {
    const room = openRoomOf(context)
    const [one, other] = [knownPerson(room, from), knownPerson(room, into)]
    if (from === into) throw new CodedError('bad-input', { field: 'into' })
    const change = { tokenHashes: [...other.tokenHashes, ...one.tokenHashes], expectedId: other.expectedId ?? one.expectedId, group: other.group ?? one.group }
    await room.session.commit({ t: 'gone', id: from, into }, { t: 'person', id: into, change })
    context.disconnect(from)
    return null
  },

  'room.removePerson': async ({ personId }, context) => {
    const room = openRoomOf(context)
    knownPerson(room, personId)
    await room.session.commit({ t: 'gone', id: personId, into: undefined })
    context.disconnect(personId)
    return null
  },

  'room.dealGroups': async ({ groups, by }, context) => {
    const { session } = drivenRoomOf(context)
    const { id, groups: names } = session.workshop()
    const random = (): number => Buffer.from(context.randomBytes(RANDOM_BYTES)).readUInt32BE() / RANDOM_RANGE
    const dealt = dealGroups(Object.values(session.live.state.people), groups, by, random)
    const named = Array.from({ length: groups }, (_, index) => names[index] ?? String(index + 1))
    session.setWorkshop(await context.storage.workshops.change(id, workshop => ({ ...workshop, groups: named })))
    await session.commit(...[...dealt].map(([personId, group]): RoomEntry => ({ t: 'person', id: personId, change: { group } })))
    return null
  },

  'room.drive': async (_, { rooms, caller }) => {
    const { session } = openRoomOf({ rooms })
    const me = caller.facilitatorId ?? LAPTOP
    session.setDriver(session.driver() === me ? '' : me)
    return null
  },

  'room.chooseAddress': async ({ address }, context) => {
    const { doctor, session } = openRoomOf(context)
    doctor.choose(address ?? undefined)
    await session.commit({ t: 'projection', projection: session.live.state.projection, frozen: session.live.state.frozen })
    return null
  },

  'room.copyTo': async ({ folder }, context) => {
    await openRoomOf(context).copying.to(folder ?? undefined)
    return null
  },

  'room.takeOver': ({ folder }, { storage, rooms }) => takeOverRoom(storage, folder, rooms.current()?.session.workshop().id),

  'room.projector': async (_, { rooms }) => rooms.current()?.session.projector() ?? null,
}

/** What was on before leaves the phones, and the wall shows where the room is: the first slide, or in a break the code for late comers. */
function clearedFor({ runs, currentRun, frozen }: RoomState, entry: PlannedEntry): readonly RoomEntry[] {
  const shown = runs.find(({ id }) => id === currentRun)
  const isOver = shown !== undefined && shown.entryId !== entry.id
  const hasSlides = entry.kind === 'session' && (entry.script?.slides.length ?? 0) > 0
  return [
    ...(isOver && shown.state === 'open' ? [{ t: 'run-state', runId: shown.id, state: 'paused' } as const] : []),
    ...(isOver ? [{ t: 'current-run', runId: undefined } as const] : []),
    ...(frozen ? [] : [{ t: 'projection', projection: hasSlides ? ({ kind: 'slide', entryId: entry.id, slide: 0 } as const) : ({ kind: 'code' } as const), frozen } as const]),
  ]
}

function controlOf({ session }: OpenRoom, { caller }: Pick<Context, 'caller'>): RoomControl {
  return { you: caller.facilitatorId ?? LAPTOP, workshop: session.workshop(), live: session.control(), people: session.people() }
}
