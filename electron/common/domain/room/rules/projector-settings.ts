import type { Locale } from '#common/domain/shared/locale.ts'

/** One language; two beside each other; or one after another. */
export const LANGUAGE_MODES = ['one', 'both', 'turns'] as const
type LanguageMode = (typeof LANGUAGE_MODES)[number]

/** How long a language stays when languages take turns, in seconds. */
export const TURN_SECONDS = { min: 5, usual: 15, max: 120 } as const

export interface ProjectorLanguages {
  readonly mode: LanguageMode
  /** In the order they are shown. */
  readonly langs: readonly Locale[]
  readonly seconds: number
}

/** How the facilitator has set up the projector of a room. */
export interface ProjectorSettings {
  /** A small QR code for latecomers in the corner of each screen. */
  readonly cornerCode: boolean
  readonly languages: ProjectorLanguages
}

/** No language chosen: the room's first. */
export const DEFAULT_PROJECTOR_SETTINGS: ProjectorSettings = {
  cornerCode: true,
  languages: { mode: 'one', langs: [], seconds: TURN_SECONDS.usual },
}
