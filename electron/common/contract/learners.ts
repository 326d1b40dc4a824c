import { z } from 'zod'
import { LEARNER_ROLES, NAME_MAX_LENGTH, ORGANISATION_MAX_LENGTH, type Learner } from '#common/domain/learners/learner.ts'
import { event, mutation, query, returns } from './procedure.ts'
import { localeInput, noInput, recordIdInput } from './shared.ts'

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

/** A learner in the list to choose from. */
export type LearnerListItem =
  | { readonly kind: 'known'; readonly learner: Learner }
  /** Written by a newer version of the suite: neither opened nor changed. */
  | { readonly kind: 'newer'; readonly id: string }
  | { readonly kind: 'unreadable'; readonly id: string }

const learnerInput = z.object({ learnerId: recordIdInput })

export const learnersContract = {
  'learners.list': query({ reach: ['window'], owner: 'none', input: noInput, output: returns<readonly LearnerListItem[]>() }),
  /** The learner of this connection; null: none is chosen. */
  'learners.current': query({ reach: ['window', 'learner'], owner: 'none', input: noInput, output: returns<Learner | null>() }),
  /** Creates a learner and chooses it for this connection. */
  'learners.create': mutation({ reach: ['window'], owner: 'none', input: profileInput, output: returns<Learner>() }),
  'learners.choose': mutation({
    reach: ['window'],
    owner: 'none',
    input: learnerInput,
    output: returns<Learner>(),
  }),
  'learners.leave': mutation({ reach: ['window'], owner: 'none', input: noInput, output: returns<null>() }),
  /**
   * Removes a learner with all records; a backup is made first. `forbidden` until the facilitator PIN was entered, where there is one.
   * Can be undone until the next start.
   */
  'learners.remove': mutation({ reach: ['window'], owner: 'none', input: learnerInput, output: returns<null>() }),
  'learners.undoRemoval': mutation({ reach: ['window'], owner: 'none', input: learnerInput, output: returns<null>() }),
  'learners.change': mutation({ reach: ['window'], owner: 'caller', input: profileChange, output: returns<Learner>() }),
}

export const learnersEvents = {
  'learners.changed': event<Learner>({ reach: ['window', 'learner'], owner: 'caller', payload: {} }),
  /** A window that has this learner chosen must leave. */
  'learners.removed': event<{ readonly learnerId: string }>({ reach: ['window'], owner: 'none', payload: {} }),
}
