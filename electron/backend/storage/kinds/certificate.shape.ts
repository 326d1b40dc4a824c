import { z } from 'zod'
import type { Certificate } from '#common/domain/certificates/certificate.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'

export const issuerShape = z.object({ organisation: z.string(), signatoryName: z.string(), signatoryTitle: z.string(), place: z.string() })

const certificate = z.object({
  id: z.string(),
  serial: z.string(),
  learnerName: z.string(),
  organisation: z.string(),
  courseId: z.string(),
  courseVersion: z.string(),
  courseTitle: z.string(),
  lang: z.enum(LOCALES),
  courseTitleLang: z.enum(LOCALES),
  score: z.number().optional(),
  minutes: z.number().optional(),
  outcomes: z.array(z.object({ title: z.string(), lang: z.enum(LOCALES) })).default([]),
  replaces: z.string().optional(),
  issuedAt: z.string(),
  issuer: issuerShape,
})

export const certificateShape = certificate.transform((fields): Certificate => ({
  ...fields,
  score: fields.score,
  minutes: fields.minutes,
  replaces: fields.replaces,
}))
