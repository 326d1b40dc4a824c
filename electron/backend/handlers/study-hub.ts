import type { studyHubContract } from '#common/contract/study/study-hub.ts'
import type { LearnerVerdict } from '#common/contract/learners.ts'
import type { Learner } from '#common/domain/learners/learner.ts'
import { foldText } from '#common/domain/quizzes/fold-text.ts'
import type { Context, HandlersFor } from './context.ts'

/** A phone that slept through a day of training need not be given the PIN again; `signOut` ends it at once. */
const PHONE_GRACE_MS = 12 * 60 * 60_000

export const studyHubHandlers: HandlersFor<keyof typeof studyHubContract> = {
  'studyHub.state': async (_, { studyHub }) => studyHub.state(),

  'studyHub.open': ({ allowsNew }, { studyHub }) => studyHub.open(allowsNew),

  'studyHub.close': (_, { studyHub }) => studyHub.close(),

  'studyHub.entrance': async (_, { studyHub }) => ({ allowsNew: studyHub.allowsNew() }),

  'studyHub.signIn': async ({ name, pin }, context) => {
    const { studyHub, caller } = context
    const waitMs = studyHub.guessLimiter.waitMs(caller.id)
    if (waitMs > 0) return { kind: 'too-soon', waitMs }
    const verdict = await unlockByName(name, pin, context)
    if (verdict.kind === 'wrong') return { kind: 'wrong', waitMs: Math.max(verdict.waitMs, studyHub.guessLimiter.recordWrong(caller.id)) }
    return verdict
  },

  'studyHub.register': async ({ name, pin, locale }, context) => {
    const { studyHub, storage, learnerLocks, caller, callId, now } = context
    if (!studyHub.allowsNew()) return { kind: 'not-allowed' }
    const waitMs = studyHub.guessLimiter.waitMs(caller.id)
    if (waitMs > 0) return { kind: 'too-soon', waitMs }
    const namesakes = await findByName(name, context)
    // A call that is repeated after a crash finds the learner that the first one added.
    if (namesakes.some(({ id }) => id !== callId)) return { kind: 'name-taken' }
    if (!studyHub.guessLimiter.allowJoin(caller.id)) return { kind: 'not-allowed' }
    const profile = { name, organisation: '', role: undefined, country: undefined, locale }
    const learner = await storage.learners.add({ ...profile, id: callId, createdAt: now().toISOString() })
    const recoveryCode = (await learnerLocks.setPin(learner.id, pin)) ?? ''
    return { kind: 'added', learner, pass: enter(learner, context), recoveryCode }
  },

  'studyHub.resume': async ({ learnerId, pass }, context) => {
    const { storage, learnerLocks, studyHub, chooseLearner, caller } = context
    const learner = await storage.learners.read(learnerId)
    if (learner === undefined || !learnerLocks.passes.redeem(pass, learnerId, caller.id)) return null
    chooseLearner(learner.id)
    studyHub.entered(caller.id, learner.name)
    return learner
  },

  'studyHub.signOut': async (_, { studyHub, learnerLocks, chooseLearner, caller }) => {
    chooseLearner(undefined)
    learnerLocks.passes.keepOnly(undefined, caller.id)
    studyHub.left(caller.id)
    return null
  },
}

/** Capitals and accents do not matter. */
async function findByName(name: string, { storage }: Context): Promise<readonly Learner[]> {
  const entries = await storage.learners.list()
  return entries.flatMap(entry => (entry.kind === 'known' && foldText(entry.learner.name) === foldText(name) ? [entry.learner] : []))
}

/** Of two people of one name, the PIN says which. */
async function unlockByName(name: string, pin: string, context: Context): Promise<LearnerVerdict> {
  const { learnerLocks } = context
  const withPin = await learnerLocks.withPin()
  let refused: LearnerVerdict = { kind: 'wrong', waitMs: 0 }
  for (const learner of await findByName(name, context)) {
    if (!withPin.has(learner.id)) continue
    const verdict = await learnerLocks.unlock(learner.id, pin)
    if (verdict.kind === 'unlocked') return { kind: 'unlocked', learner, pass: enter(learner, context) }
    if (verdict.waitMs >= refused.waitMs) refused = verdict
  }
  return refused
}

/** @returns the pass by which this phone signs in again */
function enter(learner: Learner, { learnerLocks, studyHub, chooseLearner, caller }: Context): string {
  chooseLearner(learner.id)
  learnerLocks.passes.keepOnly(learner.id, caller.id)
  studyHub.entered(caller.id, learner.name)
  return learnerLocks.passes.issue(learner.id, caller.id, PHONE_GRACE_MS)
}
