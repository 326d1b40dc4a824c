import { z } from 'zod'
import type { PinVerdict } from '#common/domain/pins/pin.ts'
import { event, mutation, query, returns } from './procedure.ts'
import { newPinInput, noInput, typedPinInput, typedRecoveryCodeInput } from './shared.ts'

/** Whether facilitator mode is enabled on this computer, and whether it is unlocked. */
export interface FacilitatorState {
  readonly isOn: boolean
  readonly hasPin: boolean
  /** No PIN is set, or it was entered since the suite started. */
  readonly unlocked: boolean
}

/** `recoveryCode` removes a forgotten PIN; it is returned only here. Null: the PIN was removed. */
export interface PinSet {
  readonly state: FacilitatorState
  readonly recoveryCode: string | null
}

export const facilitatorsContract = {
  'facilitators.state': query({ reach: ['window'], owner: 'none', input: noInput, output: returns<FacilitatorState>() }),
  /** Enables or disables facilitator mode. Disabling it where a PIN is set needs it unlocked (`forbidden` otherwise). */
  'facilitators.setEnabled': mutation({
    reach: ['window'],
    owner: 'none',
    input: z.object({ isOn: z.boolean() }),
    output: returns<FacilitatorState>(),
  }),
  /** Sets, changes or (null) removes the PIN; only while unlocked. */
  'facilitators.setPin': mutation({
    reach: ['window'],
    owner: 'facilitator',
    input: z.object({ pin: newPinInput.nullable() }),
    output: returns<PinSet>(),
  }),
  /** Each wrong PIN lengthens the wait before the next attempt (`waitMs`). */
  'facilitators.unlock': mutation({
    reach: ['window'],
    owner: 'none',
    input: z.object({ pin: typedPinInput }),
    output: returns<PinVerdict>(),
  }),
  /** Unlocks and removes the PIN. Wrong codes and wrong PINs count together. */
  'facilitators.recover': mutation({
    reach: ['window'],
    owner: 'none',
    input: z.object({ code: typedRecoveryCodeInput }),
    output: returns<PinVerdict>(),
  }),
  'facilitators.lock': mutation({ reach: ['window'], owner: 'facilitator', input: noInput, output: returns<FacilitatorState>() }),
}

export const facilitatorsEvents = {
  'facilitators.changed': event<FacilitatorState>({ reach: ['window'], owner: 'none', payload: {} }),
}
