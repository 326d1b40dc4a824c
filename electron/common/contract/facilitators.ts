import { z } from 'zod'
import { event, mutation, query, returns } from './procedure.ts'
import { noInput } from './shared.ts'

/** Whether facilitator mode is enabled on this computer, and whether it is unlocked. */
export interface FacilitatorState {
  readonly isOn: boolean
  readonly hasPin: boolean
  /** No PIN is set, or it was entered since the suite started. */
  readonly unlocked: boolean
}

export type UnlockVerdict =
  | { readonly kind: 'unlocked' }
  | { readonly kind: 'wrong'; readonly waitMs: number }
  /** Not checked: the wait was not over. */
  | { readonly kind: 'too-soon'; readonly waitMs: number }

/** `recoveryCode` removes a forgotten PIN; it is returned only here. Null: the PIN was removed. */
export interface PinSet {
  readonly state: FacilitatorState
  readonly recoveryCode: string | null
}

export const PIN_MIN_LENGTH = 4
const pinInput = z.string().min(PIN_MIN_LENGTH).max(32)

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
    input: z.object({ pin: pinInput.nullable() }),
    output: returns<PinSet>(),
  }),
  /** Each wrong PIN lengthens the wait before the next attempt (`waitMs`). */
  'facilitators.unlock': mutation({
    reach: ['window'],
    owner: 'none',
    input: z.object({ pin: z.string().max(32) }),
    output: returns<UnlockVerdict>(),
  }),
  /** Unlocks and removes the PIN. Wrong codes and wrong PINs count together. */
  'facilitators.recover': mutation({
    reach: ['window'],
    owner: 'none',
    input: z.object({ code: z.string().max(64) }),
    output: returns<UnlockVerdict>(),
  }),
  'facilitators.lock': mutation({ reach: ['window'], owner: 'facilitator', input: noInput, output: returns<FacilitatorState>() }),
}

export const facilitatorsEvents = {
  'facilitators.changed': event<FacilitatorState>({ reach: ['window'], owner: 'none', payload: {} }),
}
