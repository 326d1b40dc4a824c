import { z } from 'zod'
import { LEARNER_ROLES, type Learner } from '#common/domain/learners/learner.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import type { DocumentKind } from '#backend/storage/documents/document-kind.ts'

const learner = z.object({
  id: z.string(),
  name: z.string(),
  organisation: z.string(),
  role: z.enum(LEARNER_ROLES).optional(),
  country: z.string().optional(),
  locale: z.enum(LOCALES),
  createdAt: z.string(),
  stamp: z.object({ counter: z.number(), id: z.string() }).optional(),
})

/** A program that knows no stamps leaves such a profile alone, instead of saving it without: an older copy would win. */
function allowStamp(data: unknown): unknown {
  return data
}

export const learnerKind: DocumentKind<Learner> = { name: 'learner', migrations: [allowStamp], parse: parseLearner }

function parseLearner(data: unknown): Learner {
  const fields = learner.parse(data)
  return { ...fields, role: fields.role, country: fields.country }
}
