import type { settingsContract } from '../../common/contract/settings.ts'
import type { HandlersFor } from './context.ts'

export const settingsHandlers: HandlersFor<keyof typeof settingsContract> = {
  'settings.read': (_, { storage }) => storage.settings.read(),

  'settings.change': async (change, { storage, publish }) => {
    const settings = await storage.settings.change(current => ({ ...current, ...change }))
    publish('settings.changed', settings)
    return settings
  },
}
