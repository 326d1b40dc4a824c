import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { CodedError } from '../../common/contract/errors.ts'
import type { FacilitatorState, UnlockVerdict } from '../../common/contract/facilitators.ts'
import { NO_FACILITATOR, type FacilitatorSettings, type PinSecret } from '../../common/domain/settings/settings.ts'
import { pinText, waitAfterWrongPins } from '../../common/domain/workshops/facilitator-pin.ts'
import type { SettingsRepository } from '../storage/settings.repository.ts'

/**
 * Whether this machine is a facilitator's, and whether their part is open: one state for all windows of this process.
 * The PIN keeps a curious colleague out of the lists of names; who can read the files of this account needs none.
 */
export interface FacilitatorLock {
  readonly state: () => Promise<FacilitatorState>
  /** @throws CodedError `forbidden` where the mode would go off while its PIN was not given */
  readonly switch: (isOn: boolean) => Promise<FacilitatorState>
  /** Null takes the PIN away. Whoever calls has looked whether the part is unlocked. */
  readonly setPin: (pin: string | null) => Promise<FacilitatorState>
  readonly unlock: (pin: string) => Promise<UnlockVerdict>
  readonly lock: () => Promise<FacilitatorState>
  readonly isUnlocked: () => Promise<boolean>
  /** A room that was open when the backend died goes on: nobody types a PIN in the middle of a round. */
  readonly keepOpen: () => void
}

export function createFacilitatorLock(settings: SettingsRepository, now: () => Date): FacilitatorLock {
  const tries = countTries(now)
  let given = false

  const kept = async (): Promise<FacilitatorSettings> => (await settings.read()).facilitator ?? NO_FACILITATOR
  const stateOf = ({ isOn, pin }: FacilitatorSettings): FacilitatorState => ({ isOn, hasPin: pin !== undefined, unlocked: isOn && (pin === undefined || given) })
  const state = async (): Promise<FacilitatorState> => stateOf(await kept())

  async function change(make: (before: FacilitatorSettings) => FacilitatorSettings): Promise<FacilitatorState> {
    const changed = await settings.change(before => ({ ...before, facilitator: make(before.facilitator ?? NO_FACILITATOR) }))
    return stateOf(changed.facilitator ?? NO_FACILITATOR)
  }

  async function switchTo(isOn: boolean): Promise<FacilitatorState> {
    const before = await state()
    if (!isOn && before.isOn && !before.unlocked) throw new CodedError('forbidden')
    return change(({ pin }) => ({ isOn, pin }))
  }

  async function setPin(pin: string | null): Promise<FacilitatorState> {
    const secret = pin === null ? undefined : await secretOf(pinText(pin))
    given = true
    return change(({ isOn }) => ({ isOn, pin: secret }))
  }

  async function unlock(pin: string): Promise<UnlockVerdict> {
    const { pin: secret } = await kept()
    if (secret === undefined) return { kind: 'unlocked' }
    const waitMs = tries.begin()
    if (waitMs > 0) return { kind: 'too-soon', waitMs }
    if (!(await isRight(pinText(pin), secret))) return { kind: 'wrong', waitMs: tries.leftMs() }
    tries.forget()
    given = true
    return { kind: 'unlocked' }
  }

  function lock(): Promise<FacilitatorState> {
    given = false
    return state()
  }

  return { state, switch: switchTo, setPin, unlock, lock, isUnlocked: async () => (await state()).unlocked, keepOpen: () => void (given = true) }
}

/** Each try is counted as a wrong one before it is looked at, so that many at once win nothing. */
function countTries(now: () => Date) {
  let wrong = 0
  let freeAt = 0

  /** A clock that was set back must not lock anybody out. */
  const leftMs = (): number => Math.min(Math.max(0, freeAt - now().getTime()), waitAfterWrongPins(wrong))

  /** How long this try is too early; 0: it counts. */
  function begin(): number {
    const left = leftMs()
    if (left > 0) return left
    wrong += 1
    freeAt = now().getTime() + waitAfterWrongPins(wrong)
    return 0
  }

  function forget(): void {
    wrong = 0
    freeAt = 0
  }

  return { begin, leftMs, forget }
}

const KEY_LENGTH = 32
/** Some 100 ms a try on an old laptop. */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 }

function derived(pin: string, salt: Buffer): Promise<Buffer> {
  return new Promise((resolve, reject) => scrypt(pin, salt, KEY_LENGTH, COST, (error, key) => (error === null ? resolve(key) : reject(error))))
}

async function secretOf(pin: string): Promise<PinSecret> {
  const salt = randomBytes(16)
  return { salt: salt.toString('base64'), hash: (await derived(pin, salt)).toString('base64') }
}

async function isRight(pin: string, { salt, hash }: PinSecret): Promise<boolean> {
  const [key, expected] = [await derived(pin, Buffer.from(salt, 'base64')), Buffer.from(hash, 'base64')]
  return expected.length === key.length && timingSafeEqual(expected, key)
}
