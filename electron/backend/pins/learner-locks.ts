import type { PinVerdict } from '#common/domain/pins/pin.ts'
import type { LearnerPinsRepository } from '#backend/storage/repositories/learner-pins.repository.ts'
import { createDecoyLocks } from './decoy-locks.ts'
import { createPasses, type Passes } from './passes.ts'
import { createPinLock, type PinLock } from './pin-lock.ts'

/** Who may open which learner's records: whoever gave their PIN, where they have one. */
export interface LearnerLocks {
  /** Ids of the learners who have a PIN. */
  readonly withPin: LearnerPinsRepository['list']
  /** Whether a connection may open a learner: they have no PIN, or it shows a pass that the PIN was given for. */
  readonly mayOpen: (learnerId: string, pass: string | undefined, connectionId: string) => Promise<boolean>
  /** Ends every pass to the learner. @returns the recovery code of this PIN, told only here; null when the PIN was removed */
  readonly setPin: (learnerId: string, pin: string | null) => Promise<string | null>
  /** The caller has checked that there is such a learner. */
  readonly unlock: (learnerId: string, pin: string) => Promise<PinVerdict>
  /** Removes a forgotten PIN, given its recovery code. */
  readonly recover: (learnerId: string, code: string) => Promise<PinVerdict>
  /** To call when the learner was deleted for good. */
  readonly forget: (learnerId: string) => void
  /** Takes a PIN for a name that no learner with a PIN has: it is never right. */
  readonly refuse: (name: string, pin: string) => Promise<PinVerdict>
  readonly passes: Passes
}

/** @param scryptRounds only specs take fewer */
export function createLearnerLocks(stored: LearnerPinsRepository, now: () => Date, scryptRounds?: number): LearnerLocks {
  const passes = createPasses(now)
  const locks = new Map<string, PinLock>()

  /** One for each learner and process: it counts their wrong tries. */
  function lockOf(learnerId: string): PinLock {
    const store = { read: () => stored.read(learnerId), write: stored.write.bind(undefined, learnerId) }
    const lock = locks.get(learnerId) ?? createPinLock(store, now, scryptRounds)
    locks.set(learnerId, lock)
    return lock
  }

  async function mayOpen(learnerId: string, pass: string | undefined, connectionId: string): Promise<boolean> {
    if ((await stored.read(learnerId)) === undefined) return true
    return pass !== undefined && passes.redeem(pass, learnerId, connectionId)
  }

  async function setPin(learnerId: string, pin: string | null): Promise<string | null> {
    const recoveryCode = await lockOf(learnerId).set(pin)
    passes.revoke(learnerId)
    return recoveryCode
  }

  return {
    withPin: stored.list,
    mayOpen,
    setPin,
    unlock: (learnerId, pin) => lockOf(learnerId).unlock(pin),
    recover: (learnerId, code) => lockOf(learnerId).recover(code),
    forget: learnerId => {
      locks.delete(learnerId)
      passes.revoke(learnerId)
    },
    refuse: createDecoyLocks(now, scryptRounds),
    passes,
  }
}
