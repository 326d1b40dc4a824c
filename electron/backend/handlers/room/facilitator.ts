import { CodedError } from '#common/contract/errors.ts'
import type { roomContract } from '#common/contract/room/index.ts'
import type { RoomControl } from '#common/contract/room/facilitator.ts'
import { findUndoableEntry } from '#common/domain/room/rules/start-entry.ts'
import { keepTimeLeft } from '#common/domain/room/rules/question-time.ts'
import { startTimer } from '#common/domain/room/rules/room-timer.ts'
import { assignGroups } from '#common/domain/room/rules/assign-groups.ts'
import { generateCode, ROOM_CODE_LENGTH } from '#common/domain/room/rules/connection/room-codes.ts'
import type { RoomEvent } from '#common/domain/room/events.ts'
import { findUnclaimedExpected } from '#common/domain/room/people/match-names.ts'
import { editParticipant } from '#common/domain/room/people/edit-participant.ts'
import { createEntryStartEvents } from '#common/domain/room/rules/start-entry.ts'
import { cleanLines, cleanName, cleanText } from '#common/domain/room/rules/clean-text.ts'
import type { OpenRoom } from '#backend/room/open-room.ts'
import { requireAwaited, tickExpected } from '#backend/room/roll-call.ts'
import { takeOverRoom } from '#backend/room/copy/take-over-room.ts'
import type { Context, HandlersFor } from '#backend/handlers/context.ts'
import { LAPTOP } from '#backend/facilitators/authorise-facilitator.ts'
import { requireOpenRoom, requireParticipant, requireRoomControl } from '#backend/handlers/lookup/find-room.ts'
import type { roomActivitiesHandlers } from './activities.ts'
import type { roomAskNowHandlers } from './ask-now.ts'
import type { roomTakeHomeHandlers } from './take-home.ts'
import type { roomWallHandlers } from './wall.ts'
import type { roomParticipantHandlers } from './participant.ts'
import { randomFraction } from '#backend/handlers/lookup/random-fraction.ts'
import { requireWorkshop } from '#backend/handlers/lookup/find-workshop.ts'

type FacilitatorProcedure = Exclude<
  keyof typeof roomContract,
  | keyof typeof roomActivitiesHandlers
  | keyof typeof roomAskNowHandlers
  | keyof typeof roomParticipantHandlers
  | keyof typeof roomTakeHomeHandlers
  | keyof typeof roomWallHandlers
>

export const roomFacilitatorHandlers: HandlersFor<FacilitatorProcedure> = {
  'room.state': async (_, context) => {
    const room = context.rooms.current()
    return {
      control: room === undefined ? null : describeControl(room, context),
      interruptedWorkshopId: context.rooms.interruptedWorkshopId(),
    }
  },

  'room.summary': async (_, { rooms }) => {
    const room = rooms.current()
    if (room === undefined) return null
    const { id: workshopId, title } = room.workshop()
    const { rehearsal, runs, currentRun } = room.live.state
    const activityId = runs.find(run => run.id === currentRun)?.activity.id
    return { workshopId, title, isRehearsal: rehearsal !== undefined, activityId }
  },

  'room.open': async ({ workshopId }, context) => {
    const opened = await context.rooms.open(await requireWorkshop(workshopId, context))
    return opened.kind === 'opened' ? { kind: 'opened', control: describeControl(opened.room, context) } : opened
  },

  'room.rehearse': async ({ workshopId, phones }, context) => {
    const opened = await context.rooms.rehearse(await requireWorkshop(workshopId, context), { phones })
    return opened.kind === 'opened' ? { kind: 'opened', control: describeControl(opened.room, context) } : opened
  },

  'room.close': async (_, context) => {
    requireRoomControl(context)
    await context.rooms.close()
    return null
  },

  'room.startEntry': async ({ entryId }, context) => {
    const room = requireRoomControl(context)
    const entry = room.workshop().agenda.find(({ id }) => id === entryId)
    if (entryId !== null && entry === undefined) throw new CodedError('not-found', { entry: entryId })
    const connected = Object.keys(room.live.state.people).filter(room.isConnected)
    const present: readonly RoomEvent[] =
      entry?.kind === 'session' && connected.length > 0 ? [{ t: 'present', entryId: entry.id, ids: connected, mark: 'joined' }] : []
    await room.commit(
      { t: 'entry', at: room.now().toISOString(), entryId: entryId ?? undefined },
      ...present,
      ...(entry === undefined ? [] : createEntryStartEvents(room.live.state, entry, room.now())),
    )
    return null
  },

  'room.undoEntry': async ({ startedAt }, context) => {
    const room = requireRoomControl(context)
    const last = findUndoableEntry(room.live.state, room.now().getTime())
    if (last?.startedAt === startedAt) await room.commit({ t: 'entry-undone', startedAt })
    return null
  },

  'room.replan': async ({ entries }, context) => {
    const room = requireRoomControl(context)
    const plannedIds = new Set(room.workshop().agenda.map(({ id }) => id))
    if (!entries.every(({ entryId }) => plannedIds.has(entryId))) throw new CodedError('not-found', { entry: '' })
    await room.commit({ t: 'replanned', entries })
    return null
  },

  'room.project': async ({ projection, frozen }, context) => {
    await requireRoomControl(context).commit({ t: 'projection', projection, frozen })
    return null
  },

  'room.setProjector': async (projector, context) => {
    await requireRoomControl(context).commit({ t: 'projector', projector })
    return null
  },

  'room.setTimer': async ({ minutes }, context) => {
    const room = requireRoomControl(context)
    const { state } = room.live
    await room.commit(...keepTimeLeft(state, room.now()), { t: 'timer', timer: startTimer(minutes, state, room.now()) })
    return null
  },

  'room.park': async ({ text }, context) => {
    const room = requireOpenRoom(context)
    await room.commit({ t: 'parked', item: { id: context.callId, text: cleanLines(text), at: room.now().toISOString() } })
    return null
  },

  'room.unpark': async ({ id }, context) => {
    await requireOpenRoom(context).commit({ t: 'unparked', id })
    return null
  },

  'room.openLesson': async ({ lesson }, context) => {
    await requireRoomControl(context).commit({ t: 'lesson', lesson: lesson ?? undefined })
    return null
  },

  'room.markAttendance': async ({ entryId, personId, present }, context) => {
    const room = requireOpenRoom(context)
    requireParticipant(room, personId)
    if (!room.workshop().agenda.some(({ id }) => id === entryId)) throw new CodedError('not-found', { entry: entryId })
    await room.commit({ t: 'present', entryId, ids: [personId], mark: present ? 'ticked' : 'unticked' })
    return null
  },

  'room.addParticipant': async ({ name, organisation, sex, ageBand }, context) => {
    const room = requireOpenRoom(context)
    const cleanedName = requireReadableName(name)
    const returnCode = generateCode(ROOM_CODE_LENGTH, context.randomBytes)
    const lang = room.workshop().languages[0] ?? 'en'
    const expected = findUnclaimedExpected(room.live.state.people, room.workshop().participants, cleanedName, cleanText(organisation))
    const person = {
      id: context.callId,
      name: cleanedName,
      lang,
      organisation: cleanText(organisation) || (expected?.organisation ?? ''),
      sex,
      ageBand,
      expectedId: expected?.id,
      group: expected?.group,
      returnCode,
      tokenHashes: [],
      joinedAt: room.now().toISOString(),
      nameConfirmed: false,
    }
    const { current } = room.live.state
    await room.commit(
      { t: 'joined', person },
      ...(current === undefined ? [] : [{ t: 'present', entryId: current.entryId, ids: [person.id], mark: 'ticked' } as const]),
    )
    return null
  },

  'room.tickExpected': async ({ expectedId }, context) => {
    const { callId, randomBytes, now } = context
    await tickExpected(requireOpenRoom(context), expectedId, { callId, randomBytes, now })
    return null
  },

  'room.changeParticipant': async ({ personId, handDown, claimSeen, ...edit }, context) => {
    const room = requireOpenRoom(context)
    const person = requireParticipant(room, personId)
    const lowerHand: readonly RoomEvent[] = handDown === true ? [{ t: 'hand', id: personId, since: undefined }] : []
    const cleanedEdit = {
      name: edit.name === undefined ? undefined : requireReadableName(edit.name),
      organisation: edit.organisation === undefined ? undefined : cleanText(edit.organisation),
      group: edit.group,
      notExpected: edit.notExpected === true,
      expectedId: edit.expectedId === undefined ? undefined : requireAwaited(room, edit.expectedId, personId).id,
    }
    const change = editParticipant(person, cleanedEdit, room.live.state, room.workshop())
    const changePerson: readonly RoomEvent[] = Object.keys(change).length === 0 ? [] : [{ t: 'person', id: personId, change }]
    await room.commit(...changePerson, ...lowerHand)
    if (claimSeen === true) room.clearNameClaim(personId)
    return null
  },

  'room.mergeParticipants': async ({ from, into }, context) => {
    const room = requireOpenRoom(context)
    const [source, target] = [requireParticipant(room, from), requireParticipant(room, into)]
    if (from === into) throw new CodedError('bad-input', { field: 'into' })
    const change = {
      tokenHashes: [...target.tokenHashes, ...source.tokenHashes],
      expectedId: target.expectedId ?? source.expectedId ?? null,
      group: target.group ?? source.group ?? null,
    }
    await room.commit({ t: 'gone', id: from, into }, { t: 'person', id: into, change })
    context.disconnect(from)
    return null
  },

  'room.removeParticipant': async ({ personId }, context) => {
    const room = requireOpenRoom(context)
    requireParticipant(room, personId)
    await room.commit({ t: 'gone', id: personId, into: undefined })
    context.disconnect(personId)
    return null
  },

  'room.assignGroups': async ({ groups, by }, context) => {
    const room = requireRoomControl(context)
    const { id, groups: names } = room.workshop()
    const random = (): number => randomFraction(context.randomBytes)
    const dealt = assignGroups(Object.values(room.live.state.people), groups, by, random)
    const named = Array.from({ length: groups }, (_, index) => names[index] ?? String(index + 1))
    if (room.live.state.rehearsal === undefined) {
      room.setWorkshop(await context.storage.workshops.change(id, workshop => ({ ...workshop, groups: named })))
      context.publish('workshops.changed', { workshopId: id })
    } else room.setWorkshop({ ...room.workshop(), groups: named })
    await room.commit(...[...dealt].map(([personId, group]): RoomEvent => ({ t: 'person', id: personId, change: { group } })))
    return null
  },

  'room.toggleExclusiveControl': async (_, { rooms, caller }) => {
    const room = requireOpenRoom({ rooms })
    const me = caller.facilitatorId ?? LAPTOP
    room.setController(room.controller() === me ? '' : me)
    return null
  },

  'room.chooseAddress': async ({ address }, context) => {
    const room = requireOpenRoom(context)
    room.doctor.choose(address ?? undefined)
    await room.commit({ t: 'projection', projection: room.live.state.projection, frozen: room.live.state.frozen })
    return null
  },

  'room.setCopyFolder': async ({ folder }, context) => {
    const room = requireOpenRoom(context)
    if (room.live.state.rehearsal !== undefined) throw new CodedError('conflict', { room: 'rehearsal' })
    await room.copier.setFolder(folder ?? undefined)
    return null
  },

  'room.resumeFromCopy': async ({ folder }, { storage, rooms }) => {
    const taken = await takeOverRoom(storage, folder, rooms.current()?.workshop().id)
    if (taken.kind === 'resumed') await rooms.onTakenOver(taken.workshopId)
    return taken
  },

  'room.projectorView': async (_, { rooms }) => rooms.current()?.getProjectorView() ?? null,
}

/** The name, cleaned, or the error `bad-input` when nothing readable is left of it. */
function requireReadableName(typed: string): string {
  const clean = cleanName(typed)
  if (clean === '') throw new CodedError('bad-input', { field: 'name' })
  return clean
}

function describeControl(room: OpenRoom, { caller }: Pick<Context, 'caller'>): RoomControl {
  return {
    callerId: caller.facilitatorId ?? LAPTOP,
    workshop: room.workshop(),
    live: room.getFacilitatorView(),
    people: room.listParticipants(),
  }
}
