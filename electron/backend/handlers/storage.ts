import { CodedError } from '#common/contract/errors.ts'
import type { storageContract } from '#common/contract/storage.ts'
import { toPublicSettings } from '#common/domain/settings/settings.ts'
import type { HandlersFor } from './context.ts'

export const storageHandlers: HandlersFor<keyof typeof storageContract> = {
  'storage.notices': async (_, { storage }) => storage.notices.list(),

  'storage.backups': (_, { storage }) => storage.backups.list(),

  'storage.backUp': (_, { storage }) => storage.backups.make('asked'),

  'storage.undo': async (_, { storage }) => (await storage.backups.undo()) ?? null,

  'storage.dismissUndo': async (_, { storage }) => {
    await storage.backups.dismissUndo()
    return null
  },

  'storage.restore': async ({ name }, { storage, facilitators, learnerLocks, rooms, publish, signOutLearner }) => {
    if (await facilitators.needsPin()) throw new CodedError('forbidden')
    // An open room keeps writing, and its events would be mixed with the restored, older state.
    if (rooms.current() !== undefined) throw new CodedError('conflict', { room: '' })
    const withPinBefore = await learnerLocks.withPin()
    const undo = await storage.backups.restore(name)
    await storage.learners.noteRestored()
    for (const learnerId of await learnerLocks.withPin()) if (!withPinBefore.has(learnerId)) signOutLearner(learnerId)
    publish('storage.restored', null)
    publish('settings.changed', toPublicSettings(await storage.settings.read()))
    publish('facilitators.changed', await facilitators.state())
    return { undo }
  },
}
