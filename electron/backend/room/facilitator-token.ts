import { createHmac } from 'node:crypto'
import { isSameSecret } from './identity.ts'

const SIGNATURE_LENGTH = 22

/** Stateless token: HMAC of the facilitator id under the facilitator code. */
export function createFacilitatorToken(facilitatorId: string, facilitatorCode: string): string {
  const signature = createHmac('sha256', facilitatorCode).update(facilitatorId).digest('base64url').slice(0, SIGNATURE_LENGTH)
  return `${facilitatorId}.${signature}`
}

/** The facilitator id of a token; undefined: it was not made with this code. */
export function verifyFacilitatorToken(token: string, facilitatorCode: string): string | undefined {
  const facilitatorId = token.split('.')[0] ?? ''
  return token.includes('.') && isSameSecret(token, createFacilitatorToken(facilitatorId, facilitatorCode)) ? facilitatorId : undefined
}
