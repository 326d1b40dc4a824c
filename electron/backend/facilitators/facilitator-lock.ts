import { randomBytes } from 'node:crypto'
import { CodedError } from '#common/contract/errors.ts'
import type { FacilitatorState, PinSet, UnlockVerdict } from '#common/contract/facilitators.ts'
import { NO_FACILITATOR, type FacilitatorSettings } from '#common/domain/settings/settings.ts'
import { normalizePin, RECOVERY_LENGTH } from '#common/domain/facilitators/pin-policy.ts'
import { generateCode, normalizeCode } from '#common/domain/room/rules/connection/room-codes.ts'
import type { SettingsRepository } from '#backend/storage/repositories/settings.repository.ts'
import { createTryCounter } from './try-counter.ts'
import { hashSecret, matchesSecret, SCRYPT_ROUNDS } from './pin-hash.ts'

/**
 * Whether facilitator mode is on on this machine, and whether it is unlocked: one state for all windows of this process.
 * The PIN keeps a curious colleague away from lists of names; it does not protect from anybody who can read this account's files.
 */
export interface FacilitatorLock {
  readonly state: () => Promise<FacilitatorState>
  /** Turns the mode on or off. @throws CodedError `forbidden` when it would be turned off while it is locked */
  readonly switch: (isOn: boolean) => Promise<FacilitatorState>
  /** Null removes the PIN. The caller has checked that the mode is unlocked. Each PIN has its own recovery code, returned this once. */
  readonly setPin: (pin: string | null) => Promise<PinSet>
  readonly unlock: (pin: string) => Promise<UnlockVerdict>
  /** Removes a forgotten PIN, given its recovery code. Wrong codes and wrong PINs are counted together. */
  readonly recover: (code: string) => Promise<UnlockVerdict>
  readonly lock: () => Promise<FacilitatorState>
  readonly isUnlocked: () => Promise<boolean>
  /** Whether a PIN is set that was not entered since the suite started, even while the mode is off. */
  readonly needsPin: () => Promise<boolean>
  /** Unlocks for a room that is resumed after a crash: nobody should have to type a PIN in the middle of a session. */
  readonly unlockForResumedRoom: () => void
}

/** @param scryptRounds only specs take fewer */
export function createFacilitatorLock(settings: SettingsRepository, now: () => Date, scryptRounds = SCRYPT_ROUNDS): FacilitatorLock {
  const tries = createTryCounter(now)
  const stored = createStoredSettings(settings)
  let isPinGiven = false

  const toState = ({ isOn, pin }: FacilitatorSettings): FacilitatorState => ({
    isOn,
    hasPin: pin !== undefined,
    unlocked: isOn && (pin === undefined || isPinGiven),
  })
  const state = async (): Promise<FacilitatorState> => toState(await stored.read())

  async function setOn(isOn: boolean): Promise<FacilitatorState> {
    const before = await state()
    if (!isOn && before.isOn && !before.unlocked) throw new CodedError('forbidden')
    return toState(await stored.change(current => ({ ...current, isOn })))
  }

  async function setPin(pin: string | null): Promise<PinSet> {
    const recoveryCode = pin === null ? null : generateCode(RECOVERY_LENGTH, randomBytes)
    const secrets = await hashSecrets(pin, recoveryCode, scryptRounds)
    isPinGiven = true
    return { state: toState(await stored.change(({ isOn }) => ({ isOn, ...secrets }))), recoveryCode }
  }

  async function verify(isRight: () => Promise<boolean>): Promise<UnlockVerdict> {
    const waitMs = tries.begin()
    if (waitMs > 0) return { kind: 'too-soon', waitMs }
    if (!(await isRight())) return { kind: 'wrong', waitMs: tries.waitMs() }
    tries.reset()
    isPinGiven = true
    return { kind: 'unlocked' }
  }

  async function unlock(pin: string): Promise<UnlockVerdict> {
    const { pin: secret } = await stored.read()
    return secret === undefined ? { kind: 'unlocked' } : verify(() => matchesSecret(normalizePin(pin), secret, scryptRounds))
  }

  async function recover(code: string): Promise<UnlockVerdict> {
    const { pin, recovery } = await stored.read()
    if (pin === undefined) return { kind: 'unlocked' }
    const verdict = await verify(async () => recovery !== undefined && matchesSecret(normalizeCode(code), recovery, scryptRounds))
    if (verdict.kind === 'unlocked') await setPin(null)
    return verdict
  }

  function lock(): Promise<FacilitatorState> {
    isPinGiven = false
    return state()
  }

  const isUnlocked = async (): Promise<boolean> => (await state()).unlocked
  const needsPin = async (): Promise<boolean> => (await state()).hasPin && !isPinGiven
  const unlockForResumedRoom = (): void => void (isPinGiven = true)

  return { state, switch: setOn, setPin, unlock, recover, lock, isUnlocked, needsPin, unlockForResumedRoom }
}

interface StoredSettings {
  readonly read: () => Promise<FacilitatorSettings>
  readonly change: (update: (current: FacilitatorSettings) => FacilitatorSettings) => Promise<FacilitatorSettings>
}

function createStoredSettings(settings: SettingsRepository): StoredSettings {
  return {
    read: async () => (await settings.read()).facilitator ?? NO_FACILITATOR,
    change: async update => {
      const changed = await settings.change(current => ({ ...current, facilitator: update(current.facilitator ?? NO_FACILITATOR) }))
      return changed.facilitator ?? NO_FACILITATOR
    },
  }
}

async function hashSecrets(
  pin: string | null,
  recoveryCode: string | null,
  rounds: number,
): Promise<Pick<FacilitatorSettings, 'pin' | 'recovery'>> {
  return {
    pin: pin === null ? undefined : await hashSecret(normalizePin(pin), rounds),
    recovery: recoveryCode === null ? undefined : await hashSecret(recoveryCode, rounds),
  }
}
