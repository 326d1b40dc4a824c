import type { FacilitatorState, facilitatorsContract } from '#common/contract/facilitators.ts'
import type { PinVerdict } from '#common/domain/pins/pin.ts'
import type { Context, HandlersFor } from './context.ts'

export const facilitatorsHandlers: HandlersFor<keyof typeof facilitatorsContract> = {
  'facilitators.state': (_, { facilitators }) => facilitators.state(),

  'facilitators.setEnabled': async ({ isOn }, context) => {
    const state = await context.facilitators.switch(isOn)
    if (!isOn) await context.studyHub.close()
    return publishState(state, context)
  },

  'facilitators.setPin': async ({ pin }, context) => {
    const set = await context.facilitators.setPin(pin)
    publishState(set.state, context)
    return set
  },

  'facilitators.unlock': async ({ pin }, context) => publishUnlocked(await context.facilitators.unlock(pin), context),

  'facilitators.recover': async ({ code }, context) => publishUnlocked(await context.facilitators.recover(code), context),

  'facilitators.lock': async (_, context) => publishState(await context.facilitators.lock(), context),
}

/** Every window shows the new state. */
function publishState(state: FacilitatorState, { publish, signOutFacilitators }: Context): FacilitatorState {
  if (!state.unlocked) signOutFacilitators()
  publish('facilitators.changed', state)
  return state
}

async function publishUnlocked(verdict: PinVerdict, context: Context): Promise<PinVerdict> {
  if (verdict.kind === 'unlocked') publishState(await context.facilitators.state(), context)
  return verdict
}
