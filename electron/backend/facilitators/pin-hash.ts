import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import type { PinSecret } from '#common/domain/settings/settings.ts'

const KEY_LENGTH = 32
/** About 100 ms a try on an old laptop. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }

function deriveKey(secret: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(secret, salt, KEY_LENGTH, COST, (error, key) => (error === null ? resolve(key) : reject(error))),
  )
}

/** Hashes a PIN or its recovery code for storage. */
export async function hashSecret(text: string): Promise<PinSecret> {
  const salt = randomBytes(16)
  return { salt: salt.toString('base64'), hash: (await deriveKey(text, salt)).toString('base64') }
}

export async function matchesSecret(text: string, { salt, hash }: PinSecret): Promise<boolean> {
  const [key, expected] = [await deriveKey(text, Buffer.from(salt, 'base64')), Buffer.from(hash, 'base64')]
  return expected.length === key.length && timingSafeEqual(expected, key)
}
