import { z } from 'zod'
import { PAPERS } from '../../../common/domain/certificates/certificate.ts'
import { THEMES, type KeptSettings } from '../../../common/domain/settings/settings.ts'
import { LOCALES } from '../../../common/domain/shared/locale.ts'
import type { DocumentKind } from '../document-kind.ts'
import { issuerShape } from './certificate.shape.ts'

const settings = z.object({
  locale: z.enum(LOCALES).optional(),
  theme: z.enum(THEMES),
  lastLearnerId: z.string().optional(),
  issuer: issuerShape,
  paper: z.enum(PAPERS),
  deviceId: z.string(),
  facilitator: z.object({ isOn: z.boolean(), pin: z.object({ salt: z.string(), hash: z.string() }).optional() }).optional(),
})

export const settingsKind: DocumentKind<KeptSettings> = { name: 'settings', migrations: [], parse: parseSettings }

function parseSettings(data: unknown): KeptSettings {
  const fields = settings.parse(data)
  return { ...fields, locale: fields.locale, lastLearnerId: fields.lastLearnerId, facilitator: fields.facilitator && { isOn: fields.facilitator.isOn, pin: fields.facilitator.pin } }
}
