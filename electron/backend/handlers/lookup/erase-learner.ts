import type { ErasureOutcome } from '#common/contract/study/erasure.ts'
import type { Context } from '#backend/handlers/context.ts'
import { forgetCards } from './practice-memory.ts'

/** Deletes a learner for good; the caller has checked that it may. */
export async function eraseLearner(
  learnerId: string,
  { storage, learnerLocks, signOutLearner, publish }: Context,
): Promise<ErasureOutcome> {
  const outcome = await storage.learners.whileErased(learnerId, () => storage.backups.erase(learnerId))
  learnerLocks.forget(learnerId)
  signOutLearner(learnerId)
  forgetCards(storage, learnerId)
  publish('learners.removed', { learnerId, isErased: true })
  return outcome
}
