import { z } from 'zod'
import { PAPERS } from '#common/domain/certificates/certificate.ts'
import { THEMES, type SettingsRecord } from '#common/domain/settings/settings.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import type { DocumentKind } from '#backend/storage/documents/document-kind.ts'
import { issuerShape } from './certificate.shape.ts'

const secret = z.object({ salt: z.string(), hash: z.string() }).optional()

const settings = z.object({
  locale: z.enum(LOCALES).optional(),
  theme: z.enum(THEMES),
  lastLearnerId: z.string().optional(),
  issuer: issuerShape,
  paper: z.enum(PAPERS),
  deviceId: z.string(),
  facilitator: z.object({ isOn: z.boolean(), pin: secret, recovery: secret }).optional(),
})

export const settingsKind: DocumentKind<SettingsRecord> = { name: 'settings', migrations: [], parse: parseSettings }

function parseSettings(data: unknown): SettingsRecord {
  const fields = settings.parse(data)
  const { facilitator } = fields
  return {
    ...fields,
    locale: fields.locale,
    lastLearnerId: fields.lastLearnerId,
    facilitator: facilitator && { isOn: facilitator.isOn, pin: facilitator.pin, recovery: facilitator.recovery },
  }
}
