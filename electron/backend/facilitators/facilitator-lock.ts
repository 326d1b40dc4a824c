import { randomBytes } from 'node:crypto'
import { CodedError } from '#common/contract/errors.ts'
import type { FacilitatorState, PinSet, UnlockVerdict } from '#common/contract/facilitators.ts'
import { NO_FACILITATOR, type FacilitatorSettings } from '#common/domain/settings/settings.ts'
import { normalizePin, RECOVERY_LENGTH } from '#common/domain/facilitators/pin-policy.ts'
import { generateCode, normalizeCode } from '#common/domain/room/rules/room-codes.ts'
import type { SettingsRepository } from '#backend/storage/repositories/settings.repository.ts'
import { countTries } from './try-counter.ts'
import { isRight, secretOf } from './pin-hash.ts'

/**
 * Whether this machine is a facilitator's, and whether their part is open: one state for all windows of this process.
 * The PIN keeps a curious colleague out of the lists of names; who can read the files of this account needs none.
 */
export interface FacilitatorLock {
  readonly state: () => Promise<FacilitatorState>
  /** @throws CodedError `forbidden` where the mode would go off while its PIN was not given */
  readonly switch: (isOn: boolean) => Promise<FacilitatorState>
  /** Null takes the PIN away. Whoever calls has looked whether the part is unlocked. Each PIN has a recovery code of its own, told this once. */
  readonly setPin: (pin: string | null) => Promise<PinSet>
  readonly unlock: (pin: string) => Promise<UnlockVerdict>
  /** Takes a forgotten PIN away for who has its recovery code. Its tries count with those at the PIN. */
  readonly recover: (code: string) => Promise<UnlockVerdict>
  readonly lock: () => Promise<FacilitatorState>
  readonly isUnlocked: () => Promise<boolean>
  /** A room that was open when the backend died goes on: nobody types a PIN in the middle of a round. */
  readonly keepOpen: () => void
}

export function createFacilitatorLock(settings: SettingsRepository, now: () => Date): FacilitatorLock {
  const tries = countTries(now)
  let given = false

  const kept = async (): Promise<FacilitatorSettings> => (await settings.read()).facilitator ?? NO_FACILITATOR
  const stateOf = ({ isOn, pin }: FacilitatorSettings): FacilitatorState => ({
    isOn,
    hasPin: pin !== undefined,
    unlocked: isOn && (pin === undefined || given),
  })
  const state = async (): Promise<FacilitatorState> => stateOf(await kept())

  async function change(make: (before: FacilitatorSettings) => FacilitatorSettings): Promise<FacilitatorState> {
    const changed = await settings.change(before => ({ ...before, facilitator: make(before.facilitator ?? NO_FACILITATOR) }))
    return stateOf(changed.facilitator ?? NO_FACILITATOR)
  }

  async function switchTo(isOn: boolean): Promise<FacilitatorState> {
    const before = await state()
    if (!isOn && before.isOn && !before.unlocked) throw new CodedError('forbidden')
    return change(before => ({ ...before, isOn }))
  }

  async function setPin(pin: string | null): Promise<PinSet> {
    const code = pin === null ? null : generateCode(RECOVERY_LENGTH, randomBytes)
    const secrets = {
      pin: pin === null ? undefined : await secretOf(normalizePin(pin)),
      recovery: code === null ? undefined : await secretOf(code),
    }
    given = true
    return { state: await change(({ isOn }) => ({ isOn, ...secrets })), recoveryCode: code }
  }

  async function judge(isSecret: () => Promise<boolean>): Promise<UnlockVerdict> {
    const waitMs = tries.begin()
    if (waitMs > 0) return { kind: 'too-soon', waitMs }
    if (!(await isSecret())) return { kind: 'wrong', waitMs: tries.leftMs() }
    tries.forget()
    given = true
    return { kind: 'unlocked' }
  }

  async function unlock(pin: string): Promise<UnlockVerdict> {
    const { pin: secret } = await kept()
    return secret === undefined ? { kind: 'unlocked' } : judge(() => isRight(normalizePin(pin), secret))
  }

  async function recover(code: string): Promise<UnlockVerdict> {
    const { pin, recovery } = await kept()
    if (pin === undefined) return { kind: 'unlocked' }
    const verdict = await judge(async () => recovery !== undefined && isRight(normalizeCode(code), recovery))
    if (verdict.kind === 'unlocked') await setPin(null)
    return verdict
  }

  function lock(): Promise<FacilitatorState> {
    given = false
    return state()
  }

  return {
    state,
    switch: switchTo,
    setPin,
    unlock,
    recover,
    lock,
    isUnlocked: async () => (await state()).unlocked,
    keepOpen: () => void (given = true),
  }
}
