import type { ActivityRun } from '#common/domain/room/state.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { listActivities, type Workshop } from '#common/domain/workshops/workshop.ts'
import type { ProjectorLanguages } from './projector-settings.ts'

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
