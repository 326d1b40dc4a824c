import type { settingsContract } from '#common/contract/settings.ts'
import type { FacilitatorState } from '#common/contract/facilitators.ts'
import { CodedError } from '#common/contract/errors.ts'
import { toPublicSettings } from '#common/domain/settings/settings.ts'
import type { HandlersFor } from './context.ts'

export const settingsHandlers: HandlersFor<keyof typeof settingsContract> = {
  'settings.read': async (_, { storage }) => toPublicSettings(await storage.settings.read()),

  'settings.change': async (change, { storage, publish, facilitators }) => {
    if (change.issuer !== undefined && isLocked(await facilitators.state())) throw new CodedError('forbidden', { field: 'issuer' })
    const settings = toPublicSettings(await storage.settings.change(current => ({ ...current, ...change })))
    publish('settings.changed', settings)
    return settings
  },
}

/** Who issues and signs certificates is the facilitator's word, where there is one with a PIN. */
function isLocked({ isOn, unlocked }: FacilitatorState): boolean {
  return isOn && !unlocked
}
