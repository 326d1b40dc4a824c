import { createHash, timingSafeEqual } from 'node:crypto'
import type { RoomParticipant } from '#common/domain/room/rules/participant.ts'
import type { RoomState } from '#common/domain/room/state.ts'

const TOKEN_BYTES = 24
/** A participant has two or three devices; beyond this the oldest token is dropped. */
export const MAX_TOKENS_PER_PARTICIPANT = 5

export function createToken(randomBytes: (length: number) => Uint8Array): string {
  return Buffer.from(randomBytes(TOKEN_BYTES)).toString('base64url')
}

/**
 * The id of a new participant or of a post, derived from the id of the call: the same call again makes the same record, and an
 * id seen on a screen tells neither the call that made it nor when that was.
 * @param scope the opening of the room or the run to which the record belongs
 */
export function deriveRecordId(callId: string, scope: string): string {
  const hex = createHash('sha256').update(`${scope} ${callId}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/** Compares without telling by the time it takes where the two differ. */
export function isSameSecret(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)]
  return one.length === other.length && timingSafeEqual(one, other)
}

export function findParticipantByToken({ people }: Pick<RoomState, 'people'>, token: string): RoomParticipant | undefined {
  const hash = hashToken(token)
  return Object.values(people).find(person => person.tokenHashes.some(known => known === hash))
}

export function findParticipantByReturnCode({ people }: Pick<RoomState, 'people'>, returnCode: string): RoomParticipant | undefined {
  return returnCode === '' ? undefined : Object.values(people).find(person => isSameSecret(person.returnCode, returnCode))
}
