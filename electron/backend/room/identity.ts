import { createHash, timingSafeEqual } from 'node:crypto'
import type { RoomParticipant } from '#common/domain/room/rules/participant.ts'
import type { RoomState } from '#common/domain/room/state.ts'

const TOKEN_BYTES = 24
/** A person has two or three devices; the oldest is forgotten after so many. */
export const TOKENS_KEPT = 5

export function makeToken(randomBytes: (length: number) => Uint8Array): string {
  return Buffer.from(randomBytes(TOKEN_BYTES)).toString('base64url')
}

/**
 * The id of who joins or of what somebody wrote, made of the id of the call: the same call again is the same record, an id
 * that somebody has seen on a screen is not the call that made it, and it does not tell when that was.
 */
export function recordIdOf(callId: string, place: string): string {
  const hex = createHash('sha256').update(`${place} ${callId}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

export function isSame(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** Whose phone holds the token. */
export function personWithToken({ people }: Pick<RoomState, 'people'>, token: string): RoomParticipant | undefined {
  const hash = hashOf(token)
  return Object.values(people).find(person => person.tokenHashes.some(known => known === hash))
}

export function personWithReturnCode({ people }: Pick<RoomState, 'people'>, returnCode: string): RoomParticipant | undefined {
  return returnCode === '' ? undefined : Object.values(people).find(person => isSame(person.returnCode, returnCode))
}
