import { CodedError } from '#common/contract/errors.ts'
import type { FacilitatorState, PinSet } from '#common/contract/facilitators.ts'
import type { PinSecrets, PinVerdict } from '#common/domain/pins/pin.ts'
import { NO_FACILITATOR, type FacilitatorSettings } from '#common/domain/settings/settings.ts'
import { createPinLock } from '#backend/pins/pin-lock.ts'
import type { SettingsRepository } from '#backend/storage/repositories/settings.repository.ts'

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
  readonly unlock: (pin: string) => Promise<PinVerdict>
  /** Removes a forgotten PIN, given its recovery code. Wrong codes and wrong PINs are counted together. */
  readonly recover: (code: string) => Promise<PinVerdict>
  readonly lock: () => Promise<FacilitatorState>
  readonly isUnlocked: () => Promise<boolean>
  /** Whether a PIN is set that was not entered since the suite started, even while the mode is off. */
  readonly needsPin: () => Promise<boolean>
  /** Unlocks for a room that is resumed after a crash: nobody should have to type a PIN in the middle of a session. */
  readonly unlockForResumedRoom: () => void
}

/** @param scryptRounds only specs take fewer */
export function createFacilitatorLock(settings: SettingsRepository, now: () => Date, scryptRounds?: number): FacilitatorLock {
  const stored = createStoredSettings(settings)
  const pinLock = createPinLock({ read: async () => toSecrets(await stored.read()), write: writePin }, now, scryptRounds)
  let isPinGiven = false

  async function writePin(secrets: PinSecrets | undefined): Promise<void> {
    await stored.change(({ isOn }) => ({ isOn, pin: secrets?.pin, recovery: secrets?.recovery }))
  }

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
    const recoveryCode = await pinLock.set(pin)
    isPinGiven = true
    return { state: await state(), recoveryCode }
  }

  async function noteGiven(attempt: () => Promise<PinVerdict>): Promise<PinVerdict> {
    const hadPin = await pinLock.hasPin()
    const verdict = await attempt()
    if (hadPin && verdict.kind === 'unlocked') isPinGiven = true
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
    unlock: pin => noteGiven(() => pinLock.unlock(pin)),
    recover: code => noteGiven(() => pinLock.recover(code)),
    lock,
    isUnlocked: async () => (await state()).unlocked,
    needsPin: async () => (await pinLock.hasPin()) && !isPinGiven,
    unlockForResumedRoom: () => void (isPinGiven = true),
  }
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

function toSecrets({ pin, recovery }: FacilitatorSettings): PinSecrets | undefined {
  return pin && { pin, recovery }
}
