import type { Identity } from '#common/contract/caller.ts'
import { CodedError } from '#common/contract/errors.ts'
import type { FacilitatorLock } from './facilitator-lock.ts'

/** The facilitator id of every window of this computer. */
export const LAPTOP = 'laptop'

/** A window may act as facilitator while the facilitators' part is unlocked; a phone proves it by the room's facilitator code. */
export function windowFacilitator(lock: Pick<FacilitatorLock, 'isUnlocked'>): () => Promise<Partial<Identity>> {
  return async () => {
    if (!(await lock.isUnlocked())) throw new CodedError('forbidden')
    return { facilitatorId: LAPTOP }
  }
}
