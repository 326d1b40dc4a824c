import { z } from 'zod'
import { LEARNER_ROLES, NAME_MAX_LENGTH, ORGANISATION_MAX_LENGTH, type Learner } from '#common/domain/learners/learner.ts'
import { event, mutation, query, returns } from './procedure.ts'
import { localeInput, nothing, recordIdInput } from './shared.ts'

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

/** What is left out stays; `null` takes back what was said. */
export const profileChange = profileInput
  .partial()
  .extend({ role: profileInput.shape.role.nullable(), country: profileInput.shape.country.nullable() })

/** One line of the list from which a person chooses who learns. */
export type LearnerListItem =
  | { readonly kind: 'known'; readonly learner: Learner }
  /** Kept by a newer version of the suite: not opened, not touched. */
  | { readonly kind: 'newer'; readonly id: string }
  | { readonly kind: 'unreadable'; readonly id: string }

export const learnersContract = {
  'learners.list': query({ reach: ['window'], owner: 'none', input: nothing, output: returns<readonly LearnerListItem[]>() }),
  /** The learner of this connection; null when none is chosen. */
  'learners.current': query({ reach: ['window', 'learner'], owner: 'none', input: nothing, output: returns<Learner | null>() }),
  /** Creates a learner and chooses it for this connection. */
  'learners.create': mutation({ reach: ['window'], owner: 'none', input: profileInput, output: returns<Learner>() }),
  'learners.choose': mutation({
    reach: ['window'],
    owner: 'none',
    input: z.object({ learnerId: recordIdInput }),
    output: returns<Learner>(),
  }),
  'learners.leave': mutation({ reach: ['window'], owner: 'none', input: nothing, output: returns<null>() }),
  'learners.change': mutation({ reach: ['window'], owner: 'caller', input: profileChange, output: returns<Learner>() }),
}

export const learnersEvents = {
  'learners.changed': event<Learner>({ reach: ['window', 'learner'], owner: 'caller', payload: {} }),
}
