import { CodedError } from '#common/contract/errors.ts'
import { findClaimant } from '#common/domain/room/people/match-names.ts'
import type { RoomParticipant } from '#common/domain/room/rules/participant.ts'
import { generateCode, ROOM_CODE_LENGTH } from '#common/domain/room/rules/connection/room-codes.ts'
import type { ExpectedParticipant } from '#common/domain/workshops/workshop.ts'
import type { OpenRoom } from './open-room.ts'

export interface RollCallContext {
  /** The id of the call: ticking once more after a lost answer adds nobody. */
  readonly callId: string
  readonly randomBytes: (length: number) => Uint8Array
  readonly now: () => Date
}

/** Somebody of the participant list is here: adds them without a phone, present in the session that runs. */
export async function tickExpected(room: OpenRoom, expectedId: string, context: RollCallContext): Promise<void> {
  const { people, current } = room.live.state
  const expected = requireExpected(room, expectedId)
  const claimant = findClaimant(people, expectedId)
  const person = claimant ?? createParticipant(room, expected, context)
  await room.commit(
    ...(claimant === undefined ? [{ t: 'joined', person } as const] : []),
    ...(current === undefined ? [] : [{ t: 'present', entryId: current.entryId, ids: [person.id], mark: 'ticked' } as const]),
  )
}

/** The expected participant, whom nobody else in the room may have joined as. */
export function requireAwaited(room: OpenRoom, expectedId: string, personId: string): ExpectedParticipant {
  const claimant = findClaimant(room.live.state.people, expectedId)
  if (claimant !== undefined && claimant.id !== personId) throw new CodedError('conflict', { expected: expectedId })
  return requireExpected(room, expectedId)
}

function requireExpected(room: OpenRoom, expectedId: string): ExpectedParticipant {
  const expected = room.workshop().participants.find(({ id }) => id === expectedId)
  if (expected === undefined) throw new CodedError('not-found', { expected: expectedId })
  return expected
}

function createParticipant(
  room: OpenRoom,
  { id: expectedId, name, organisation, group }: ExpectedParticipant,
  { callId, randomBytes, now }: RollCallContext,
): RoomParticipant {
  return {
    id: callId,
    name,
    lang: room.workshop().languages[0] ?? 'en',
    organisation,
    sex: undefined,
    ageBand: undefined,
    expectedId,
    group,
    returnCode: generateCode(ROOM_CODE_LENGTH, randomBytes),
    tokenHashes: [],
    joinedAt: now().toISOString(),
    nameConfirmed: false,
  }
}
