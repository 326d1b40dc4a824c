import { CodedError } from '#common/contract/errors.ts'
import type { ParsedInputOf } from '#common/contract/index.ts'
import type { learnersContract } from '#common/contract/learners.ts'
import type { Learner } from '#common/domain/learners/learner.ts'
import type { Context, HandlersFor } from './context.ts'

export const learnersHandlers: HandlersFor<keyof typeof learnersContract> = {
  'learners.list': (_, { storage }) => storage.learners.list(),

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
    return selectLearner(learner, context)
  },

  'learners.choose': async ({ learnerId }, context) => selectLearner(await requireLearner(learnerId, context), context),

  'learners.leave': async (_, { storage, chooseLearner }) => {
    chooseLearner(undefined)
    await storage.settings.change(settings => ({ ...settings, lastLearnerId: undefined }))
    return null
  },

  'learners.remove': async ({ learnerId }, context) => {
    const { storage, facilitators, publish } = context
    if (await facilitators.needsPin()) throw new CodedError('forbidden')
    await requireLearner(learnerId, context)
    await storage.backups.make('before-removal')
    await storage.learners.remove(learnerId)
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

  'learners.change': async (change, { storage, learnerId, publish }) => {
    const learner = await storage.learners.change(learnerId, current => applyChange(current, change))
    publish('learners.changed', learner, learnerId)
    return learner
  },
}

function applyChange(
  current: Learner,
  { role = current.role, country = current.country, ...rest }: ParsedInputOf<'learners.change'>,
): Learner {
  return { ...current, ...rest, role: role ?? undefined, country: country ?? undefined }
}

async function selectLearner(learner: Learner, { storage, chooseLearner }: Context): Promise<Learner> {
  chooseLearner(learner.id)
  const { lastLearnerId } = await storage.settings.read()
  if (lastLearnerId !== learner.id) await storage.settings.change(settings => ({ ...settings, lastLearnerId: learner.id }))
  return learner
}

async function requireLearner(learnerId: string, { storage }: Context): Promise<Learner> {
  const learner = await storage.learners.read(learnerId)
  if (learner === undefined) throw new CodedError('not-found', { learner: learnerId })
  return learner
}
