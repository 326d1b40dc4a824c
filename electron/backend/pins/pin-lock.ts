import { randomBytes } from 'node:crypto'
import type { PinSecrets, PinVerdict } from '#common/domain/pins/pin.ts'
import { normalizePin, RECOVERY_LENGTH } from '#common/domain/pins/pin-policy.ts'
import { generateCode, normalizeCode } from '#common/domain/room/rules/connection/room-codes.ts'
import { hashSecret, matchesSecret, SCRYPT_ROUNDS } from './pin-hash.ts'
import { createTryCounter } from './try-counter.ts'

/** Where a PIN is stored. */
export interface PinStore {
  readonly read: () => Promise<PinSecrets | undefined>
  /** Undefined removes the PIN. */
  readonly write: (secrets: PinSecrets | undefined) => Promise<void>
}

/** One PIN with its recovery code and its wrong tries: a facilitator's or a learner's. Who is let in by it, and how long, the owner says. */
export interface PinLock {
  readonly hasPin: () => Promise<boolean>
  /** Sets or (null) removes the PIN. @returns the recovery code of this PIN, told only here; null without a PIN */
  readonly set: (pin: string | null) => Promise<string | null>
  /** `unlocked` also where no PIN is set. */
  readonly unlock: (pin: string) => Promise<PinVerdict>
  /** Removes a forgotten PIN, given its recovery code. Wrong codes and wrong PINs are counted together. */
  readonly recover: (code: string) => Promise<PinVerdict>
}

/** @param scryptRounds only specs take fewer */
export function createPinLock(store: PinStore, now: () => Date, scryptRounds = SCRYPT_ROUNDS): PinLock {
  const tries = createTryCounter(now)

  async function set(pin: string | null): Promise<string | null> {
    if (pin === null) {
      await store.write(undefined)
      return null
    }
    const recoveryCode = generateCode(RECOVERY_LENGTH, randomBytes)
    const secrets = [await hashSecret(normalizePin(pin), scryptRounds), await hashSecret(recoveryCode, scryptRounds)] as const
    await store.write({ pin: secrets[0], recovery: secrets[1] })
    return recoveryCode
  }

  async function verify(isRight: (secrets: PinSecrets) => Promise<boolean>): Promise<PinVerdict> {
    const secrets = await store.read()
    if (secrets === undefined) return { kind: 'unlocked' }
    const waitMs = tries.begin()
    if (waitMs > 0) return { kind: 'too-soon', waitMs }
    if (!(await isRight(secrets))) return { kind: 'wrong', waitMs: tries.waitMs() }
    tries.reset()
    return { kind: 'unlocked' }
  }

  async function recover(code: string): Promise<PinVerdict> {
    const verdict = await verify(
      async ({ recovery }) => recovery !== undefined && matchesSecret(normalizeCode(code), recovery, scryptRounds),
    )
    if (verdict.kind === 'unlocked') await store.write(undefined)
    return verdict
  }

  return {
    hasPin: async () => (await store.read()) !== undefined,
    set,
    unlock: pin => verify(({ pin: secret }) => matchesSecret(normalizePin(pin), secret, scryptRounds)),
    recover,
  }
}
