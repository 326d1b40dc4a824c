import { CodedError } from '#common/contract/errors.ts'
import type { RoomParticipant } from '#common/domain/room/rules/participant.ts'
import type { ActivityRun } from '#common/domain/room/state.ts'
import type { OpenRoom } from '#backend/room/room-manager.ts'
import type { Context, ParticipantContext } from '#backend/handlers/context.ts'

/** The room that is open, or the error `not-found`. */
export function openRoomOf({ rooms }: Pick<Context, 'rooms'>): OpenRoom {
  const room = rooms.current()
  if (room === undefined) throw new CodedError('not-found', { room: '' })
  return room
}

/** The open room, for who may drive it: `conflict` where somebody else drives alone. */
export function drivenRoomOf(context: Pick<Context, 'rooms' | 'caller'>): OpenRoom {
  const room = openRoomOf(context)
  const driver = room.session.driver()
  if (driver !== '' && driver !== context.caller.facilitatorId) throw new CodedError('conflict', { driver })
  return room
}

export function knownRun({ session }: OpenRoom, runId: string): ActivityRun {
  const run = session.live.state.runs.find(({ id }) => id === runId)
  if (run === undefined) throw new CodedError('not-found', { run: runId })
  return run
}

export function knownPerson({ session }: OpenRoom, personId: string): RoomParticipant {
  const person = session.live.state.people[personId]
  if (person === undefined) throw new CodedError('not-found', { person: personId })
  return person
}

/** The open room and the person of it who is calling. */
export function ownPlace(context: ParticipantContext): { readonly room: OpenRoom; readonly person: RoomParticipant } {
  const room = openRoomOf(context)
  return { room, person: knownPerson(room, context.participantId) }
}
