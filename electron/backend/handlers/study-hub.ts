import type { Registration, studyHubContract } from '#common/contract/study/study-hub.ts'
import type { LearnerVerdict } from '#common/contract/learners.ts'
import type { Learner } from '#common/domain/learners/learner.ts'
import type { PinVerdict } from '#common/domain/pins/pin.ts'
import { foldText } from '#common/domain/quizzes/fold-text.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { createKeyedMutex } from '#backend/rpc/keyed-mutex.ts'
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

  'studyHub.register': async (input, context) => {
    const { studyHub, caller } = context
    if (!studyHub.allowsNew()) return { kind: 'not-allowed' }
    const waitMs = studyHub.guessLimiter.waitMs(caller.id)
    if (waitMs > 0) return { kind: 'too-soon', waitMs }
    return registering.run('', () => register(input, context))
  },

  'studyHub.resume': async ({ learnerId, pass }, context) => {
    const { storage, learnerLocks, studyHub, chooseLearner, caller } = context
    const learner = await storage.learners.read(learnerId)
    if (learner === undefined || !learnerLocks.passes.redeem(pass, learnerId, caller.id)) return null
    chooseLearner(learner.id)
    studyHub.entered(caller.id, learner)
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

/** Two who register at one moment cannot both have a name. */
const registering = createKeyedMutex()

async function register(
  { name, pin, locale }: { readonly name: string; readonly pin: string; readonly locale: Locale },
  context: Context,
): Promise<Registration> {
  const { storage, studyHub, learnerLocks, caller, callId, now } = context
  // A call that is repeated after a crash finds the learner that the first one added.
  if ((await findByName(name, context)).some(({ id }) => id !== callId)) return { kind: 'name-taken' }
  if (!studyHub.guessLimiter.allowJoin(caller.id)) return { kind: 'not-allowed' }
  // The PIN first: there is no moment at which the learner stands open to others of this computer.
  const recoveryCode = (await learnerLocks.setPin(callId, pin)) ?? ''
  const profile = { name, organisation: '', role: undefined, country: undefined, locale }
  const learner = await storage.learners.add({ ...profile, id: callId, createdAt: now().toISOString() })
  return { kind: 'added', learner, pass: enter(learner, context), recoveryCode }
}

/** Of two people of one name, the PIN says which. */
async function unlockByName(name: string, pin: string, context: Context): Promise<LearnerVerdict | { readonly kind: 'namesakes' }> {
  const { learnerLocks } = context
  const withPin = await learnerLocks.withPin()
  const candidates = (await findByName(name, context)).filter(({ id }) => withPin.has(id))
  if (candidates.length === 0) return notUnlocked(await learnerLocks.refuse(foldText(name), pin))
  const verdicts = await Promise.all(candidates.map(async learner => ({ learner, verdict: await learnerLocks.unlock(learner.id, pin) })))
  const [opened, ...others] = verdicts.filter(({ verdict }) => verdict.kind === 'unlocked')
  if (others.length > 0) return { kind: 'namesakes' }
  if (opened !== undefined) return { kind: 'unlocked', learner: opened.learner, pass: enter(opened.learner, context) }
  const waits = verdicts.map(({ verdict }) => notUnlocked(verdict))
  return waits.reduce((longest, verdict) => (verdict.waitMs > longest.waitMs ? verdict : longest))
}

/** The decoy's PIN is known to nobody. */
function notUnlocked(verdict: PinVerdict): Exclude<PinVerdict, { readonly kind: 'unlocked' }> {
  return verdict.kind === 'unlocked' ? { kind: 'wrong', waitMs: 0 } : verdict
}

/** @returns the pass by which this phone signs in again */
function enter(learner: Learner, { learnerLocks, studyHub, chooseLearner, caller }: Context): string {
  chooseLearner(learner.id)
  learnerLocks.passes.keepOnly(learner.id, caller.id)
  studyHub.entered(caller.id, learner)
  return learnerLocks.passes.issue(learner.id, caller.id, PHONE_GRACE_MS)
}
