import type { ActivityRun } from '#common/domain/room/state.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { listActivities, type Workshop } from '#common/domain/workshops/workshop.ts'

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

/** The languages of a room that some activity has texts in; the workshop's first always. */
export function listProjectorLangs(
  { languages, agenda }: Pick<Workshop, 'languages' | 'agenda'>,
  runs: readonly ActivityRun[],
): readonly Locale[] {
  const activities = [...listActivities({ agenda }), ...runs.map(({ activity }) => activity)]
  return languages.filter(
    (lang, index) =>
      index === 0 ||
      activities.some(({ translations }) => translations[lang] !== undefined) ||
      runs.some(({ questions }) => questions[lang] !== undefined),
  )
}

/** What was chosen, of the languages that can be shown: at least one, as many as the mode needs, else one. */
export function resolveProjectorLanguages({ mode, langs, seconds }: ProjectorLanguages, offered: readonly Locale[]): ProjectorLanguages {
  const possible = [...new Set(langs)].filter(lang => offered.includes(lang))
  const chosen = possible.length === 0 ? offered.slice(0, 1) : possible
  if (mode === 'one' || chosen.length < 2) return { mode: 'one', langs: chosen.slice(0, 1), seconds }
  return { mode, langs: mode === 'both' ? chosen.slice(0, 2) : chosen, seconds }
}
