import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import pLimit from 'p-limit'
import type { PinSecret } from '#common/domain/pins/pin.ts'

const KEY_LENGTH = 32
/** About 100 ms a try on an old laptop. */
export const SCRYPT_ROUNDS = 2 ** 15

/** Node has four threads for this and for files: a class that signs in together must not hold up what others save. */
const hashing = pLimit(2)

function deriveKey(secret: string, salt: Buffer, rounds: number): Promise<Buffer> {
  const cost = { N: rounds, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }
  const derive = (): Promise<Buffer> =>
    new Promise((resolve, reject) =>
      scrypt(secret, salt, KEY_LENGTH, cost, (error, key) => (error === null ? resolve(key) : reject(error))),
    )
  return hashing(derive)
}

/** Hashes a PIN or its recovery code for storage. */
export async function hashSecret(text: string, rounds = SCRYPT_ROUNDS): Promise<PinSecret> {
  const salt = randomBytes(16)
  return { salt: salt.toString('base64'), hash: (await deriveKey(text, salt, rounds)).toString('base64') }
}

export async function matchesSecret(text: string, { salt, hash }: PinSecret, rounds = SCRYPT_ROUNDS): Promise<boolean> {
  const [key, expected] = [await deriveKey(text, Buffer.from(salt, 'base64'), rounds), Buffer.from(hash, 'base64')]
  return expected.length === key.length && timingSafeEqual(expected, key)
}
