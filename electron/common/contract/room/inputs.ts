import { z } from 'zod'
import { AGE_BANDS, SEXES } from '#common/domain/room/rules/participant.ts'
import { PARTICIPANT_NAME_MAX_LENGTH } from '#common/domain/workshops/workshop.ts'
import { contentIdInput } from '#common/contract/shared.ts'

export const ITEMS_MAX = 20

export const nameInput = z.string().trim().min(1).max(PARTICIPANT_NAME_MAX_LENGTH)
export const organisationInput = z.string().trim().max(PARTICIPANT_NAME_MAX_LENGTH)
export const aboutInput = z.object({
  organisation: organisationInput,
  sex: z.enum(SEXES).optional(),
  ageBand: z.enum(AGE_BANDS).optional(),
})
/** The activity's id and, from the second round on, `~` and its number. */
export const runIdInput = z.string().regex(/^[a-z0-9][a-z0-9-]{0,79}(?:~\d{1,3})?$/)
export const runInput = z.object({ runId: runIdInput })
/** A question's id, or '' where an activity takes one answer. */
export const partInput = contentIdInput.or(z.literal(''))
