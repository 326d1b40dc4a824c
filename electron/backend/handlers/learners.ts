import { CodedError } from '#common/contract/errors.ts'
import type { ParsedInputOf } from '#common/contract/index.ts'
import type { LearnerListItem, learnersContract } from '#common/contract/learners.ts'
import type { Learner } from '#common/domain/learners/learner.ts'
import { foldText } from '#common/domain/quizzes/fold-text.ts'
import type { Context, HandlersFor, LearnerContext } from './context.ts'
import { eraseLearner } from './lookup/erase-learner.ts'

export const learnersHandlers: HandlersFor<keyof typeof learnersContract> = {
  'learners.list': async (_, { storage, learnerLocks }) => {
    const [entries, withPin] = await Promise.all([storage.learners.list(), learnerLocks.withPin()])
    return entries.map(entry => (entry.kind === 'known' ? toListItem(entry.learner, withPin) : entry))
  },

  'learners.current': async (_, { storage, caller }) =>
    caller.learnerId === undefined ? null : ((await storage.learners.read(caller.learnerId)) ?? null),

  'learners.create': async (profile, context) => {
    const { storage, callId, now } = context
    // The learner gets the id of the call: a repeated call after a crash finds the learner that the first one created.
    const learner = await storage.learners.add({
      ...profile,
      role: profile.role,
      country: profile.country,
      id: callId,
      createdAt: now().toISOString(),
    })
    return openLearner(learner, undefined, context)
  },

  'learners.choose': async ({ learnerId, pass }, context) => openLearner(await requireLearner(learnerId, context), pass, context),

  'learners.unlock': async ({ learnerId, pin }, context) => {
    const learner = await requireLearner(learnerId, context)
    const verdict = await context.learnerLocks.unlock(learnerId, pin)
    if (verdict.kind !== 'unlocked') return verdict
    const { caller, learnerLocks } = context
    const hasPin = (await learnerLocks.withPin()).has(learnerId)
    return {
      kind: 'unlocked',
      learner: await selectLearner(learner, context),
      pass: hasPin ? learnerLocks.passes.issue(learnerId, caller.id) : undefined,
    }
  },

  'learners.recover': async ({ learnerId, code }, context) => {
    const learner = await requireLearner(learnerId, context)
    const verdict = await context.learnerLocks.recover(learnerId, code)
    if (verdict.kind !== 'unlocked') return verdict
    context.publish('learners.pinChanged', { learnerId })
    return { kind: 'unlocked', learner: await selectLearner(learner, context), pass: undefined }
  },

  'learners.hasPin': async (_, { learnerLocks, learnerId }) => (await learnerLocks.withPin()).has(learnerId),

  'learners.setPin': async ({ pin }, { learnerLocks, signOutLearner, publish, learnerId, caller }) => {
    const recoveryCode = await learnerLocks.setPin(learnerId, pin)
    const pass = pin === null ? null : learnerLocks.passes.issue(learnerId, caller.id)
    if (pin !== null) signOutLearner(learnerId, caller.id)
    publish('learners.pinChanged', { learnerId })
    return { recoveryCode, pass }
  },

  'learners.leave': async (_, { storage, chooseLearner, learnerLocks, caller }) => {
    chooseLearner(undefined)
    learnerLocks.passes.keepOnly(undefined, caller.id)
    await storage.settings.change(settings => ({ ...settings, lastLearnerId: undefined }))
    return null
  },

  'learners.remove': async ({ learnerId }, context) => {
    const { storage, facilitators, signOutLearner, publish } = context
    if (await facilitators.needsPin()) throw new CodedError('forbidden')
    await requireLearner(learnerId, context)
    await storage.backups.make('before-removal')
    await storage.learners.remove(learnerId)
    signOutLearner(learnerId)
    const { lastLearnerId } = await storage.settings.read()
    if (lastLearnerId === learnerId) await storage.settings.change(settings => ({ ...settings, lastLearnerId: undefined }))
    publish('learners.removed', { learnerId })
    return null
  },

  'learners.undoRemoval': async ({ learnerId }, { storage, facilitators }) => {
    if (await facilitators.needsPin()) throw new CodedError('forbidden')
    await storage.learners.restore(learnerId)
    return null
  },

  'learners.erase': async ({ learnerId }, context) => {
    await requireLearner(learnerId, context)
    const { facilitators, learnerLocks } = context
    // Anybody may turn facilitator mode on; a PIN must be worth more than that.
    if ((await learnerLocks.withPin()).has(learnerId) && !(await facilitators.state()).hasPin) throw new CodedError('forbidden')
    return eraseLearner(learnerId, context)
  },

  'learners.change': async (change, context) => {
    const { storage, learnerId, publish, callId } = context
    await requireOwnName(change.name, context)
    const learner = await storage.learners.change(learnerId, current =>
      current.stamp?.id === callId ? current : { ...applyChange(current, change), stamp: nextStamp(current, callId) },
    )
    publish('learners.changed', learner, learnerId)
    return learner
  },
}

/** On phones learners sign in by their name. @throws CodedError `bad-input` for the name of somebody else, from a phone */
async function requireOwnName(name: string | undefined, { storage, caller, learnerId }: LearnerContext): Promise<void> {
  if (caller.kind !== 'learner' || name === undefined) return
  const others = (await storage.learners.list()).flatMap(entry => (entry.kind === 'known' ? [entry.learner] : []))
  if (others.some(({ id, name: taken }) => id !== learnerId && foldText(taken) === foldText(name)))
    throw new CodedError('bad-input', { field: 'name' })
}

function applyChange(
  current: Learner,
  { role = current.role, country = current.country, ...rest }: ParsedInputOf<'learners.change'>,
): Learner {
  return { ...current, ...rest, role: role ?? undefined, country: country ?? undefined }
}

function nextStamp({ stamp }: Learner, id: string): Learner['stamp'] {
  return { counter: (stamp?.counter ?? 0) + 1, id }
}

function toListItem({ id, name, organisation, createdAt }: Learner, withPin: ReadonlySet<string>): LearnerListItem {
  return { kind: 'known', learner: { id, name, organisation, createdAt }, hasPin: withPin.has(id) }
}

/** @throws CodedError `forbidden` where a PIN must be given first */
async function openLearner(learner: Learner, pass: string | undefined, context: Context): Promise<Learner> {
  if (!(await context.learnerLocks.mayOpen(learner.id, pass, context.caller.id))) throw new CodedError('forbidden')
  return selectLearner(learner, context)
}

/** Whoever is chosen first thing after the check cannot be overtaken by a PIN that is set meanwhile. */
async function selectLearner(learner: Learner, { storage, chooseLearner, learnerLocks, caller }: Context): Promise<Learner> {
  chooseLearner(learner.id)
  learnerLocks.passes.keepOnly(learner.id, caller.id)
  const { lastLearnerId } = await storage.settings.read()
  if (lastLearnerId !== learner.id) await storage.settings.change(settings => ({ ...settings, lastLearnerId: learner.id }))
  return learner
}

async function requireLearner(learnerId: string, { storage }: Context): Promise<Learner> {
  const learner = await storage.learners.read(learnerId)
  if (learner === undefined) throw new CodedError('not-found', { learner: learnerId })
  return learner
}
