import type { Locale } from '#common/domain/shared/locale.ts'
import { editActivities, changeFirstLanguage, type EditedActivity } from './edit-activities.ts'
import { changeFirstLanguageOfSlides } from './own-slides/replace-slides.ts'
import { cleanTitles, promoteTitle } from './titles.ts'
import { listActivities, type PlannedEntry, type PlannedSession, type Workshop } from './workshop.ts'

/** A change of the workshop's details; agenda, activities and participants are changed separately. */
export type WorkshopChange = {
  readonly [K in 'title' | 'titles' | 'place' | 'organisation' | 'from' | 'to' | 'languages' | 'begins' | 'room']?: Workshop[K] | undefined
}

/** Titles and activities follow the first language. A last day before the first one becomes the first. */
export function editWorkshop(workshop: Workshop, change: WorkshopChange): Workshop {
  const definedChange = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))
  const changed: Workshop = { ...workshop, ...definedChange }
  const languages = [...new Set(changed.languages)]
  const [from, to] = [workshop.languages[0], languages[0]]
  const edited: Workshop = {
    ...changed,
    languages,
    titles: cleanTitles(changed.titles),
    to: changed.to < changed.from ? changed.from : changed.to,
  }
  return from === undefined || to === undefined || from === to ? edited : switchFirstLanguage(edited, from, to)
}

function switchFirstLanguage(workshop: Workshop, from: Locale, to: Locale): Workshop {
  const agenda = workshop.agenda.map(entry =>
    mapSession(promoteTitle(entry, from, to), session => ({
      ...session,
      activities: changeFirstLanguage(session.activities, from, to),
      ownSlides: session.ownSlides && changeFirstLanguageOfSlides(session.ownSlides, from, to),
    })),
  )
  return { ...promoteTitle(workshop, from, to), agenda }
}

/** The workshop with other activities in one session. Undefined: there is no such session, or an activity breaks a rule. */
export function replaceActivities(workshop: Workshop, entryId: string, edited: readonly EditedActivity[]): Workshop | undefined {
  const session = workshop.agenda.find(entry => entry.id === entryId)
  if (session?.kind !== 'session') return undefined
  const own = new Set(session.activities.map(({ id }) => id))
  const takenIds = listActivities(workshop).flatMap(({ id }) => (own.has(id) ? [] : [id]))
  const activities = editActivities(session.activities, edited, { takenIds, hasBank: workshop.guide !== undefined })
  return (
    activities && {
      ...workshop,
      agenda: workshop.agenda.map(entry => (entry.id === entryId ? mapSession(entry, found => ({ ...found, activities })) : entry)),
    }
  )
}

function mapSession(entry: PlannedEntry, change: (session: PlannedSession) => PlannedSession): PlannedEntry {
  return entry.kind === 'session' ? change(entry) : entry
}
