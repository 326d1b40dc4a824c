import { randomBytes } from 'node:crypto'
import type { PinSecrets, PinVerdict } from '#common/domain/pins/pin.ts'
import { hashSecret } from './pin-hash.ts'
import { createPinLock, type PinLock } from './pin-lock.ts'

/** The oldest is forgotten beyond so many. */
const MOST_REMEMBERED = 1000

/** Takes PINs for names that nobody has, as long as for one that somebody has and with the same waits: a guess does not tell who learns here. */
export function createDecoyLocks(now: () => Date, scryptRounds?: number): (name: string, pin: string) => Promise<PinVerdict> {
  const locks = new Map<string, PinLock>()
  let secrets: Promise<PinSecrets> | undefined

  async function read(): Promise<PinSecrets> {
    secrets ??= hashSecret(randomBytes(24).toString('base64'), scryptRounds).then(pin => ({ pin, recovery: undefined }))
    return secrets
  }

  return (name, pin) => {
    const lock = locks.get(name) ?? createPinLock({ read, write: () => Promise.resolve() }, now, scryptRounds)
    locks.set(name, lock)
    const [oldest] = locks.keys()
    if (locks.size > MOST_REMEMBERED && oldest !== undefined) locks.delete(oldest)
    return lock.unlock(pin)
  }
}
