import type { Issuer, Paper } from '#common/domain/certificates/certificate.ts'
import type { Locale } from '#common/domain/shared/locale.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** What belongs to the machine, not to a learner, as the page knows it. */
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

/** What of a PIN is kept. */
export interface PinSecret {
  readonly salt: string
  readonly hash: string
}

export interface FacilitatorSettings {
  readonly isOn: boolean
  readonly pin: PinSecret | undefined
  /** Of the code that takes a forgotten PIN away; undefined: no PIN, or one set before there were such codes. */
  readonly recovery: PinSecret | undefined
}

export const NO_FACILITATOR: FacilitatorSettings = { isOn: false, pin: undefined, recovery: undefined }

/** The settings as they are kept. */
export interface SettingsRecord extends Settings {
  /** Undefined: nobody has asked for it yet. */
  readonly facilitator: FacilitatorSettings | undefined
}

/** What of the settings may leave the backend: not what tells of the PIN. */
export function toPublicSettings({ facilitator: _, ...settings }: SettingsRecord): Settings {
  return settings
}
