import { CodedError } from '#common/contract/errors.ts'
import type { ParsedInputOf } from '#common/contract/index.ts'
import type { roomContract, RoomControl } from '#common/contract/room/index.ts'
import { dealGroups } from '#common/domain/room/rules/assign-groups.ts'
import { makeCode, ROOM_CODE_LENGTH } from '#common/domain/room/rules/room-codes.ts'
import type { PersonChange, RoomEntry } from '#common/domain/room/events.ts'
import { freeExpectedOf } from '#common/domain/room/rules/match-names.ts'
import type { RoomPerson } from '#common/domain/room/rules/participant.ts'
import type { RoomState } from '#common/domain/room/state.ts'
import type { PlannedEntry } from '#common/domain/workshops/workshop.ts'
import { cleanName, cleanText } from '#common/domain/room/rules/clean-text.ts'
import type { OpenRoom } from '#backend/room/room-manager.ts'
import { takeOverRoom } from '#backend/room/copy/take-over-room.ts'
import type { Context, HandlersFor } from '#backend/handlers/context.ts'
import { LAPTOP } from '#backend/facilitators/authorise-facilitator.ts'
import { drivenRoomOf, knownPerson, openRoomOf } from '#backend/handlers/lookup/find-room.ts'
import type { roomActivitiesHandlers } from './activities.ts'
import type { roomTakeHomeHandlers } from './take-home.ts'
import type { roomTakingHandlers } from './participant.ts'
import { knownWorkshop } from '#backend/handlers/workshops.ts'

type Steering = Exclude<
  keyof typeof roomContract,
  keyof typeof roomActivitiesHandlers | keyof typeof roomTakingHandlers | keyof typeof roomTakeHomeHandlers
>

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
    const present: readonly RoomEntry[] =
      entry?.kind === 'session' && here.length > 0 ? [{ t: 'present', entryId: entry.id, ids: here, mark: 'joined' }] : []
    await session.commit(
      { t: 'entry', at: context.now().toISOString(), entryId: entryId ?? undefined },
      ...present,
      ...(entry === undefined ? [] : clearedFor(session.live.state, entry)),
    )
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
    await openRoomOf(context).session.commit({
      t: 'parked',
      item: { id: context.callId, text: cleanText(text), at: context.now().toISOString() },
    })
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
    const clean = readableName(name)
    const returnCode = makeCode(ROOM_CODE_LENGTH, context.randomBytes)
    const lang = session.workshop().languages[0] ?? 'en'
    const expected = freeExpectedOf(session.live.state.people, session.workshop().participants, clean)
    const person = {
      id: context.callId,
      name: clean,
      lang,
      organisation: cleanText(organisation) || (expected?.organisation ?? ''),
      sex,
      ageBand,
      expectedId: expected?.id,
      group: expected?.group,
      returnCode,
      tokenHashes: [],
      joinedAt: context.now().toISOString(),
      nameConfirmed: false,
    }
    const { current } = session.live.state
    await session.commit(
      { t: 'joined', person },
      ...(current === undefined ? [] : [{ t: 'present', entryId: current.entryId, ids: [person.id], mark: 'ticked' } as const]),
    )
    return null
  },

  'room.changePerson': async ({ personId, handDown, claimSeen, ...given }, context) => {
    const room = openRoomOf(context)
    const person = knownPerson(room, personId)
    const hand: readonly RoomEntry[] = handDown === true ? [{ t: 'hand', id: personId, since: undefined }] : []
    const change = changeOf(room, person, given)
    const changed: readonly RoomEntry[] = Object.keys(change).length === 0 ? [] : [{ t: 'person', id: personId, change }]
    await room.session.commit(...changed, ...hand)
    if (claimSeen === true) room.session.settleClaim(personId)
    return null
  },

  'room.mergePeople': async ({ from, into }, context) => {
    const room = openRoomOf(context)
    const [one, other] = [knownPerson(room, from), knownPerson(room, into)]
    if (from === into) throw new CodedError('bad-input', { field: 'into' })
    const change = {
      tokenHashes: [...other.tokenHashes, ...one.tokenHashes],
      expectedId: other.expectedId ?? one.expectedId ?? null,
      group: other.group ?? one.group ?? null,
    }
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
    context.publish('workshops.changed', { workshopId: id })
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

  'room.takeOver': async ({ folder }, { storage, rooms }) => {
    const taken = await takeOverRoom(storage, folder, rooms.current()?.session.workshop().id)
    if (taken.kind === 'taken') await rooms.tookOver(taken.workshopId)
    return taken
  },

  'room.projector': async (_, { rooms }) => rooms.current()?.session.projector() ?? null,
}

type PersonGiven = Omit<ParsedInputOf<'room.changePerson'>, 'personId' | 'handDown' | 'claimSeen'>

/** A facilitator, who sees the person, says who of the list they are: by their name, or that they are not the one they came as. */
function changeOf({ session }: OpenRoom, person: RoomPerson, { name, organisation, group, notExpected }: PersonGiven): PersonChange {
  const { participants } = session.workshop()
  const clean = name === undefined ? undefined : readableName(name)
  const before = notExpected === true ? participants.find(({ id }) => id === person.expectedId) : undefined
  const expected =
    clean === undefined || person.expectedId !== undefined ? undefined : freeExpectedOf(session.live.state.people, participants, clean)
  return {
    ...(before === undefined
      ? {}
      : {
          organisation: person.organisation === before.organisation ? '' : person.organisation,
          ...(person.group === before.group ? { group: null } : {}),
        }),
    ...(notExpected === true ? { expectedId: null } : {}),
    ...(expected === undefined ? {} : { expectedId: expected.id, group: person.group ?? expected.group ?? null }),
    ...(clean === undefined ? {} : { name: clean, nameConfirmed: person.nameConfirmed && person.name === clean }),
    ...(organisation === undefined ? {} : { organisation: cleanText(organisation) }),
    ...(group === undefined ? {} : { group }),
  }
}

function readableName(typed: string): string {
  const clean = cleanName(typed)
  if (clean === '') throw new CodedError('bad-input', { field: 'name' })
  return clean
}

/** What was on before leaves the phones, and the wall shows where the room is: the first slide, or in a break the code for late comers. */
function clearedFor({ runs, currentRun, frozen }: RoomState, entry: PlannedEntry): readonly RoomEntry[] {
  const shown = runs.find(({ id }) => id === currentRun)
  const isOver = shown !== undefined && shown.entryId !== entry.id
  const hasSlides = entry.kind === 'session' && (entry.script?.slides.length ?? 0) > 0
  return [
    ...(isOver && shown.state === 'open' ? [{ t: 'run-state', runId: shown.id, state: 'paused' } as const] : []),
    ...(isOver ? [{ t: 'current-run', runId: undefined } as const] : []),
    ...(frozen
      ? []
      : [
          {
            t: 'projection',
            projection: hasSlides ? ({ kind: 'slide', entryId: entry.id, slide: 0 } as const) : ({ kind: 'code' } as const),
            frozen,
          } as const,
        ]),
  ]
}

function controlOf({ session }: OpenRoom, { caller }: Pick<Context, 'caller'>): RoomControl {
  return { you: caller.facilitatorId ?? LAPTOP, workshop: session.workshop(), live: session.control(), people: session.people() }
}
