import { randomBytes } from 'node:crypto'
import { CodedError } from '#common/contract/errors.ts'
import type { FacilitatorState, PinSet, UnlockVerdict } from '#common/contract/facilitators.ts'
import { NO_FACILITATOR, type FacilitatorSettings } from '#common/domain/settings/settings.ts'
import { pinText, RECOVERY_LENGTH } from '#common/domain/facilitators/pin-policy.ts'
import { makeCode, readCode } from '#common/domain/room/rules/room-codes.ts'
import type { SettingsRepository } from '#backend/storage/repositories/settings.repository.ts'
import { createTryCounter } from './try-counter.ts'
import { hashSecret, matchesSecret } from './pin-hash.ts'

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
  /** Unlocks for a room that is resumed after a crash: nobody should have to type a PIN in the middle of a session. */
  readonly unlockForResumedRoom: () => void
}

export function createFacilitatorLock(settings: SettingsRepository, now: () => Date): FacilitatorLock {
  const tries = createTryCounter(now)
  let isPinGiven = false

  const readStored = async (): Promise<FacilitatorSettings> => (await settings.read()).facilitator ?? NO_FACILITATOR
  const toState = ({ isOn, pin }: FacilitatorSettings): FacilitatorState => ({
    isOn,
    hasPin: pin !== undefined,
    unlocked: isOn && (pin === undefined || isPinGiven),
  })
  const state = async (): Promise<FacilitatorState> => toState(await readStored())

  async function change(update: (before: FacilitatorSettings) => FacilitatorSettings): Promise<FacilitatorState> {
    const changed = await settings.change(before => ({ ...before, facilitator: update(before.facilitator ?? NO_FACILITATOR) }))
    return toState(changed.facilitator ?? NO_FACILITATOR)
  }

  async function setOn(isOn: boolean): Promise<FacilitatorState> {
    const before = await state()
    if (!isOn && before.isOn && !before.unlocked) throw new CodedError('forbidden')
    return change(before => ({ ...before, isOn }))
  }

  async function setPin(pin: string | null): Promise<PinSet> {
    const code = pin === null ? null : makeCode(RECOVERY_LENGTH, randomBytes)
    const secrets = {
      pin: pin === null ? undefined : await hashSecret(pinText(pin)),
      recovery: code === null ? undefined : await hashSecret(code),
    }
    isPinGiven = true
    return { state: await change(({ isOn }) => ({ isOn, ...secrets })), recoveryCode: code }
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
    const { pin: secret } = await readStored()
    return secret === undefined ? { kind: 'unlocked' } : verify(() => matchesSecret(pinText(pin), secret))
  }

  async function recover(code: string): Promise<UnlockVerdict> {
    const { pin, recovery } = await readStored()
    if (pin === undefined) return { kind: 'unlocked' }
    const verdict = await verify(async () => recovery !== undefined && matchesSecret(readCode(code), recovery))
    if (verdict.kind === 'unlocked') await setPin(null)
    return verdict
  }

  function lock(): Promise<FacilitatorState> {
    isPinGiven = false
    return state()
  }

  return {
    state,
    switch: setOn,
    setPin,
    unlock,
    recover,
    lock,
    isUnlocked: async () => (await state()).unlocked,
    unlockForResumedRoom: () => void (isPinGiven = true),
  }
}
