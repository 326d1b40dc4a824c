import { z } from 'zod'
import { LEARNER_ROLES, NAME_MAX_LENGTH, ORGANISATION_MAX_LENGTH, type Learner } from '#common/domain/learners/learner.ts'
import { event, mutation, query, returns } from './procedure.ts'
import type { PinVerdict } from '#common/domain/pins/pin.ts'
import type { ErasureOutcome } from './study/erasure.ts'
import { localeInput, newPinInput, noInput, recordIdInput, typedPinInput, typedRecoveryCodeInput } from './shared.ts'

export const profileInput = z.object({
  name: z.string().trim().min(1).max(NAME_MAX_LENGTH),
  organisation: z.string().trim().max(ORGANISATION_MAX_LENGTH),
  role: z.enum(LEARNER_ROLES).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  locale: localeInput,
})

/** Missing fields stay; `null` clears a field. */
export const profileChange = profileInput
  .partial()
  .extend({ role: profileInput.shape.role.nullable(), country: profileInput.shape.country.nullable() })

/** What tells learners apart before one is chosen. */
export type ListedLearner = Pick<Learner, 'id' | 'name' | 'organisation' | 'createdAt'>

/** A learner in the list to choose from. */
export type LearnerListItem =
  | { readonly kind: 'known'; readonly learner: ListedLearner; readonly hasPin: boolean }
  /** Written by a newer version of the suite: neither opened nor changed. */
  | { readonly kind: 'newer'; readonly id: string }
  | { readonly kind: 'unreadable'; readonly id: string }

/** `pass` opens the learner to this window again without the PIN; undefined where there is no PIN. */
export type LearnerVerdict =
  | Exclude<PinVerdict, { readonly kind: 'unlocked' }>
  | { readonly kind: 'unlocked'; readonly learner: Learner; readonly pass: string | undefined }

/** Both are null after the PIN was removed. `recoveryCode` removes a forgotten PIN; it is returned only here. */
export interface LearnerPinSet {
  readonly recoveryCode: string | null
  readonly pass: string | null
}

const learnerInput = z.object({ learnerId: recordIdInput })

export const learnersContract = {
  'learners.list': query({ reach: ['window'], owner: 'none', input: noInput, output: returns<readonly LearnerListItem[]>() }),
  /** The learner of this connection; null: none is chosen. */
  'learners.current': query({ reach: ['window', 'learner'], owner: 'none', input: noInput, output: returns<Learner | null>() }),
  /** Creates a learner and chooses it for this connection. */
  'learners.create': mutation({ reach: ['window'], owner: 'none', input: profileInput, output: returns<Learner>() }),
  /** `forbidden` for a learner who has a PIN, without a pass that is still good: `learners.unlock` gives one. */
  'learners.choose': mutation({
    reach: ['window'],
    owner: 'none',
    input: learnerInput.extend({ pass: z.string().max(64).optional() }),
    output: returns<Learner>(),
  }),
  /** Chooses a learner by their PIN. Each wrong PIN lengthens the wait before the next attempt (`waitMs`). */
  'learners.unlock': mutation({
    reach: ['window'],
    owner: 'none',
    input: learnerInput.extend({ pin: typedPinInput }),
    output: returns<LearnerVerdict>(),
  }),
  /** Removes a forgotten PIN and chooses the learner. Wrong codes and wrong PINs count together. */
  'learners.recover': mutation({
    reach: ['window'],
    owner: 'none',
    input: learnerInput.extend({ code: typedRecoveryCodeInput }),
    output: returns<LearnerVerdict>(),
  }),
  'learners.hasPin': query({ reach: ['window'], owner: 'caller', input: noInput, output: returns<boolean>() }),
  /** Sets, changes or (null) removes the PIN of the chosen learner. Other windows must then give a new one. */
  'learners.setPin': mutation({
    reach: ['window'],
    owner: 'caller',
    input: z.object({ pin: newPinInput.nullable() }),
    output: returns<LearnerPinSet>(),
  }),
  'learners.leave': mutation({ reach: ['window'], owner: 'none', input: noInput, output: returns<null>() }),
  /**
   * Removes a learner with all records; a backup is made first. `forbidden` until the facilitator PIN was entered, where there is one.
   * Can be undone until the next start.
   */
  'learners.remove': mutation({ reach: ['window'], owner: 'none', input: learnerInput, output: returns<null>() }),
  'learners.undoRemoval': mutation({ reach: ['window'], owner: 'none', input: learnerInput, output: returns<null>() }),
  /**
   * Deletes a learner for good, in all backups too. `forbidden` unless facilitator mode is on and unlocked; of a learner with a PIN, unless
   * facilitators have one too. `storage-full` and `storage-newer`: nothing was deleted.
   */
  'learners.erase': mutation({ reach: ['window'], owner: 'facilitator', input: learnerInput, output: returns<ErasureOutcome>() }),
  'learners.change': mutation({ reach: ['window', 'learner'], owner: 'caller', input: profileChange, output: returns<Learner>() }),
}

export const learnersEvents = {
  'learners.changed': event<Learner>({ reach: ['window', 'learner'], owner: 'caller', payload: {} }),
  /** A window that has this learner chosen may no longer be allowed to. */
  'learners.pinChanged': event<{ readonly learnerId: string }>({ reach: ['window', 'learner'], owner: 'none', payload: {} }),
  /** A window that has this learner chosen must leave; one that is deleted for good leaves no draft either. */
  'learners.removed': event<{ readonly learnerId: string; readonly isErased?: boolean }>({
    reach: ['window', 'learner'],
    owner: 'none',
    payload: {},
  }),
}
