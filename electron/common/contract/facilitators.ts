import { z } from 'zod'
import { event, mutation, query, returns } from './procedure.ts'
import { nothing } from './shared.ts'

/** Whether this machine is used by a facilitator, and whether their part is open now. */
export interface FacilitatorState {
  readonly isOn: boolean
  readonly hasPin: boolean
  /** No PIN is set, or it was given since the suite was started. */
  readonly unlocked: boolean
}

export type UnlockVerdict =
  | { readonly kind: 'unlocked' }
  | { readonly kind: 'wrong'; readonly waitMs: number }
  /** Not even looked at: it came before the wait was over. */
  | { readonly kind: 'too-soon'; readonly waitMs: number }

/** `recoveryCode` takes a forgotten PIN away; it is told this once and kept nowhere. Null: there is no PIN any more. */
export interface PinSet {
  readonly state: FacilitatorState
  readonly recoveryCode: string | null
}

export const PIN_MIN_LENGTH = 4
const pin = z.string().min(PIN_MIN_LENGTH).max(32)

export const facilitatorsContract = {
  'facilitators.state': query({ reach: ['window'], owner: 'none', input: nothing, output: returns<FacilitatorState>() }),
  /** Switches the mode on or off. Off with a PIN set needs the part unlocked (`forbidden` otherwise). */
  'facilitators.switch': mutation({
    reach: ['window'],
    owner: 'none',
    input: z.object({ isOn: z.boolean() }),
    output: returns<FacilitatorState>(),
  }),
  /** Sets, changes or (null) takes away the PIN; only while unlocked. */
  'facilitators.setPin': mutation({
    reach: ['window'],
    owner: 'facilitator',
    input: z.object({ pin: pin.nullable() }),
    output: returns<PinSet>(),
  }),
  /** Wrong PINs are answered ever more slowly; `waitMs` says how long the next try waits. */
  'facilitators.unlock': mutation({
    reach: ['window'],
    owner: 'none',
    input: z.object({ pin: z.string().max(32) }),
    output: returns<UnlockVerdict>(),
  }),
  /** The PIN is gone when this unlocks. Wrong codes and wrong PINs are counted together. */
  'facilitators.recover': mutation({
    reach: ['window'],
    owner: 'none',
    input: z.object({ code: z.string().max(64) }),
    output: returns<UnlockVerdict>(),
  }),
  'facilitators.lock': mutation({ reach: ['window'], owner: 'facilitator', input: nothing, output: returns<FacilitatorState>() }),
}

export const facilitatorsEvents = {
  'facilitators.changed': event<FacilitatorState>({ reach: ['window'], owner: 'none', payload: {} }),
}
