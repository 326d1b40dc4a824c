import { z } from 'zod'
import { PAPERS } from '../../../common/domain/certificates/certificate.ts'
import { THEMES, type Settings } from '../../../common/domain/settings/settings.ts'
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
})

export const settingsKind: DocumentKind<Settings> = { name: 'settings', migrations: [], parse: parseSettings }

function parseSettings(data: unknown): Settings {
  const fields = settings.parse(data)
  return { ...fields, locale: fields.locale, lastLearnerId: fields.lastLearnerId }
}
