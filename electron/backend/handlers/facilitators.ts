import type { FacilitatorState, facilitatorsContract, UnlockVerdict } from '#common/contract/facilitators.ts'
import type { Context, HandlersFor } from './context.ts'

export const facilitatorsHandlers: HandlersFor<keyof typeof facilitatorsContract> = {
  'facilitators.state': (_, { facilitators }) => facilitators.state(),

  'facilitators.switch': async ({ isOn }, context) => tell(await context.facilitators.switch(isOn), context),

  'facilitators.setPin': async ({ pin }, context) => {
    const set = await context.facilitators.setPin(pin)
    tell(set.state, context)
    return set
  },

  'facilitators.unlock': async ({ pin }, context) => told(await context.facilitators.unlock(pin), context),

  'facilitators.recover': async ({ code }, context) => told(await context.facilitators.recover(code), context),

  'facilitators.lock': async (_, context) => tell(await context.facilitators.lock(), context),
}

/** Every window follows. */
function tell(state: FacilitatorState, { publish, signOutFacilitators }: Context): FacilitatorState {
  if (!state.unlocked) signOutFacilitators()
  publish('facilitators.changed', state)
  return state
}

async function told(verdict: UnlockVerdict, context: Context): Promise<UnlockVerdict> {
  if (verdict.kind === 'unlocked') tell(await context.facilitators.state(), context)
  return verdict
}
