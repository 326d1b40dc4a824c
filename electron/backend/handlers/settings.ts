import type { settingsContract } from '#common/contract/settings.ts'
import { toPublicSettings } from '#common/domain/settings/settings.ts'
import type { HandlersFor } from './context.ts'

export const settingsHandlers: HandlersFor<keyof typeof settingsContract> = {
  'settings.read': async (_, { storage }) => toPublicSettings(await storage.settings.read()),

  'settings.change': async (change, { storage, publish }) => {
    const settings = toPublicSettings(await storage.settings.change(current => ({ ...current, ...change })))
    publish('settings.changed', settings)
    return settings
  },
}
