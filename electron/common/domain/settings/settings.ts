import type { Issuer, Paper } from '../certificates/certificate.ts'
import type { Locale } from '../shared/locale.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** What belongs to the machine, not to a learner. */
export interface Settings {
  /** The interface's language until a learner is chosen; undefined before the first launch is done. */
  readonly locale: Locale | undefined
  readonly theme: Theme
  readonly lastLearnerId: string | undefined
  readonly issuer: Issuer
  readonly paper: Paper
  /** UUIDv7 of this installation; records carry it. */
  readonly deviceId: string
}
