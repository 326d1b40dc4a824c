import type { Issuer, Paper } from '#common/domain/certificates/certificate.ts'
import type { PinSecret } from '#common/domain/pins/pin.ts'
import type { Locale } from '#common/domain/shared/locale.ts'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** Settings of the machine, not of a learner, as the renderer sees them. */
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

export interface FacilitatorSettings {
  readonly isOn: boolean
  readonly pin: PinSecret | undefined
  /** Of the recovery code for a forgotten PIN; undefined without a PIN or with one set before recovery codes existed. */
  readonly recovery: PinSecret | undefined
}

export const NO_FACILITATOR: FacilitatorSettings = { isOn: false, pin: undefined, recovery: undefined }

/** The settings as stored. */
export interface SettingsRecord extends Settings {
  /** Undefined: nobody has asked for it yet. */
  readonly facilitator: FacilitatorSettings | undefined
}

/** The settings without PIN secrets, which never leave the backend. */
export function toPublicSettings({ facilitator: _, ...settings }: SettingsRecord): Settings {
  return settings
}
