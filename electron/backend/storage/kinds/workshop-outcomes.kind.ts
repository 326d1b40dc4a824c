import { z } from 'zod'
import { LOCALES } from '#common/domain/shared/locale.ts'
import type { AttendanceCertificate } from '#common/domain/reports/attendance-certificate.ts'
import type { DonorCounts } from '#common/domain/reports/donor-counts.ts'
import { AGE_BANDS, SEXES } from '#common/domain/room/rules/participant.ts'
import type { DocumentKind } from '#backend/storage/documents/document-kind.ts'
import { issuerShape } from './certificate.shape.ts'

/** What remains of a workshop after its day. */
export interface WorkshopOutcomes {
  readonly certificates: readonly AttendanceCertificate[]
  /** When the personal data were deleted, with the remaining counts; undefined when they are still there. */
  readonly erased: { readonly at: string; readonly donors: DonorCounts } | undefined
}

const certificate = z
  .object({
    serial: z.string(),
    personId: z.string(),
    name: z.string(),
    organisation: z.string(),
    workshopTitle: z.string(),
    place: z.string(),
    from: z.string(),
    to: z.string(),
    minutes: z.number(),
    lang: z.enum(LOCALES),
    issuedAt: z.string(),
    issuer: issuerShape,
    replaces: z.string().optional(),
  })
  .transform(fields => ({ ...fields, replaces: fields.replaces }))

const count = z.number().nullable()
const table = <K extends z.ZodType<string>>(key: K) => z.array(z.object({ key, count })).optional()
const donors = z.object({
  total: z.number(),
  bySex: table(z.enum(SEXES)),
  byAge: table(z.enum(AGE_BANDS)),
  byOrganisation: table(z.string()),
  sexByAge: z.object({ sexes: z.array(z.enum(SEXES)), ages: z.array(z.enum(AGE_BANDS)), counts: z.array(z.array(count)) }).optional(),
})

const outcomes = z.object({ certificates: z.array(certificate), erased: z.object({ at: z.string(), donors }).optional() })

export const workshopOutcomesKind: DocumentKind<WorkshopOutcomes> = { name: 'workshop-outcomes', migrations: [], parse: parseOutcomes }

function parseOutcomes(data: unknown): WorkshopOutcomes {
  const { certificates, erased } = outcomes.parse(data)
  if (erased === undefined) return { certificates, erased }
  const { total, bySex, byAge, byOrganisation, sexByAge } = erased.donors
  return { certificates, erased: { at: erased.at, donors: { total, bySex, byAge, byOrganisation, sexByAge } } }
}
