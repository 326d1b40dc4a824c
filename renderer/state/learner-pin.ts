import type { PinVerdict } from '#common/domain/pins/pin.ts'
import type { LearnerVerdict } from '#common/contract/learners.ts'
import { useApi } from '#renderer/api/index.ts'
import { useSessionStore } from './session.store.ts'

export interface LearnerPin {
  /** Chooses the learner by their PIN. */
  readonly unlock: (learnerId: string, pin: string) => Promise<PinVerdict>
  /** Removes a forgotten PIN and chooses the learner. */
  readonly recover: (learnerId: string, code: string) => Promise<PinVerdict>
  readonly hasPin: () => Promise<boolean>
  /** Sets or (null) removes the PIN of this window's learner. @returns the code that removes this PIN when it was forgotten */
  readonly set: (pin: string | null) => Promise<string | null>
}

/** The learners' PINs; apart from the session store, which the first screen loads. */
export function useLearnerPin(): LearnerPin {
  const { call } = useApi()
  const session = useSessionStore()

  async function enter(calling: Promise<LearnerVerdict>): Promise<PinVerdict> {
    const verdict = await calling
    if (verdict.kind === 'unlocked') session.enter(verdict.learner, verdict.pass)
    return verdict
  }

  return {
    unlock: (learnerId, pin) => enter(call('learners.unlock', { learnerId, pin })),
    recover: (learnerId, code) => enter(call('learners.recover', { learnerId, code })),
    hasPin: () => call('learners.hasPin'),
    set: async pin => {
      const { recoveryCode, pass } = await call('learners.setPin', { pin })
      if (session.learner !== null) session.enter(session.learner, pass ?? undefined)
      return recoveryCode
    },
  }
}
