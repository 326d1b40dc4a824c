import { createHash, timingSafeEqual } from 'node:crypto'
import type { RoomPerson } from '../../common/domain/workshops/room/room-person.ts'
import type { RoomState } from '../../common/domain/workshops/room/room-state.ts'

const TOKEN_BYTES = 24
/** A person has two or three devices; the oldest is forgotten after so many. */
export const TOKENS_KEPT = 5

export function makeToken(randomBytes: (length: number) => Uint8Array): string {
  return Buffer.from(randomBytes(TOKEN_BYTES)).toString('base64url')
}

export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

export function isSame(left: string, right: string): boolean {
  const [one, other] = [Buffer.from(left), Buffer.from(right)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** Whose phone holds the token. */
export function personWithToken({ people }: Pick<RoomState, 'people'>, token: string): RoomPerson | undefined {
  const hash = hashOf(token)
  return Object.values(people).find(person => person.tokenHashes.some(known => known === hash))
}

export function personWithReturnCode({ people }: Pick<RoomState, 'people'>, returnCode: string): RoomPerson | undefined {
  return returnCode === '' ? undefined : Object.values(people).find(person => isSame(person.returnCode, returnCode))
}
