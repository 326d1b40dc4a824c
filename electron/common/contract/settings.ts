import { z } from 'zod'
import { PAPERS } from '#common/domain/certificates/certificate.ts'
import { THEMES, type Settings } from '#common/domain/settings/settings.ts'
import { event, mutation, query, returns } from './procedure.ts'
import { localeInput, noInput, recordIdInput } from './shared.ts'

const lineInput = z.string().trim().max(160)

export const issuerInput = z.object({ organisation: lineInput, signatoryName: lineInput, signatoryTitle: lineInput, place: lineInput })

export const settingsChange = z
  .object({ locale: localeInput, theme: z.enum(THEMES), lastLearnerId: recordIdInput, issuer: issuerInput, paper: z.enum(PAPERS) })
  .partial()

export const settingsContract = {
  'settings.read': query({ reach: ['window'], owner: 'none', input: noInput, output: returns<Settings>() }),
  /** `issuer`, where facilitator mode is locked with a PIN: `forbidden`, and nothing is changed. */
  'settings.change': mutation({ reach: ['window'], owner: 'none', input: settingsChange, output: returns<Settings>() }),
}

export const settingsEvents = {
  'settings.changed': event<Settings>({ reach: ['window'], owner: 'none', payload: {} }),
}
