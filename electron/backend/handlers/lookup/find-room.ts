import { CodedError } from '#common/contract/errors.ts'
import type { RoomParticipant } from '#common/domain/room/rules/participant.ts'
import type { ActivityRun } from '#common/domain/room/state.ts'
import type { OpenRoom } from '#backend/room/open-room.ts'
import type { RunningRoom } from '#backend/room/start-room.ts'
import type { Context, ParticipantContext } from '#backend/handlers/context.ts'

/** The open room, or the error `not-found`. */
export function requireOpenRoom({ rooms }: Pick<Context, 'rooms'>): RunningRoom {
  const room = rooms.current()
  if (room === undefined) throw new CodedError('not-found', { room: '' })
  return room
}

/** The room of this workshop while it is open and not only rehearsed. */
export function findHeldRoom(workshopId: string, rooms: Context['rooms']): RunningRoom | undefined {
  const room = rooms.current()
  return room?.workshop().id === workshopId && room.live.state.rehearsal === undefined ? room : undefined
}

/** The open room, for a facilitator who may control it, or the error `conflict` while another one has exclusive control. */
export function requireRoomControl(context: Pick<Context, 'rooms' | 'caller'>): RunningRoom {
  const room = requireOpenRoom(context)
  const holder = room.controller()
  if (holder !== '' && holder !== context.caller.facilitatorId) throw new CodedError('conflict', { driver: holder })
  return room
}

/** The activity run, or the error `not-found`. */
export function requireRun({ live }: OpenRoom, runId: string): ActivityRun {
  const run = live.state.runs.find(({ id }) => id === runId)
  if (run === undefined) throw new CodedError('not-found', { run: runId })
  return run
}

/** The participant, or the error `not-found`. */
export function requireParticipant({ live }: OpenRoom, personId: string): RoomParticipant {
  const person = live.state.people[personId]
  if (person === undefined) throw new CodedError('not-found', { person: personId })
  return person
}

/** The open room and the participant of it who is calling, or the error `not-found`. */
export function requireCaller(context: ParticipantContext): { readonly room: OpenRoom; readonly person: RoomParticipant } {
  const room = requireOpenRoom(context)
  return { room, person: requireParticipant(room, context.participantId) }
}
