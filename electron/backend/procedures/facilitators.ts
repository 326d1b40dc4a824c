import type { FacilitatorState, facilitatorsContract } from '../../common/contract/facilitators.ts'
import type { Context, HandlersFor } from './context.ts'

export const facilitatorsHandlers: HandlersFor<keyof typeof facilitatorsContract> = {
  'facilitators.state': (_, { facilitators }) => facilitators.state(),

  'facilitators.switch': async ({ isOn }, context) => tell(await context.facilitators.switch(isOn), context),

  'facilitators.setPin': async ({ pin }, context) => tell(await context.facilitators.setPin(pin), context),

  'facilitators.unlock': async ({ pin }, context) => {
    const verdict = await context.facilitators.unlock(pin)
    if (verdict.kind === 'unlocked') tell(await context.facilitators.state(), context)
    return verdict
  },

  'facilitators.lock': async (_, context) => tell(await context.facilitators.lock(), context),
}

/** Every window follows. */
function tell(state: FacilitatorState, { publish }: Context): FacilitatorState {
  publish('facilitators.changed', state)
  return state
}
