import type { Locale } from '../shared/locale.ts'
import type { PlannedEntry, Workshop, WorkshopGiven } from './workshop.ts'
import type { AgendaName, WorkshopGuide } from './workshop-guide.ts'

const NINE_O_CLOCK = 9 * 60

export interface GuideSource {
  readonly guide: Pick<WorkshopGuide, 'title' | 'agendas' | 'sessions'>
  readonly courseId: string
  readonly agenda: AgendaName
  readonly lang: Locale
}

/** A workshop with nothing in it. */
export function emptyWorkshop(title: string, lang: Locale, organisation: string, { id, now }: WorkshopGiven): Workshop {
  return { id, title, place: '', organisation, from: '', to: '', languages: [lang], begins: NINE_O_CLOCK, guide: undefined, agenda: [], participants: [], groups: [], isTemplate: false, createdAt: now.toISOString() }
}

/** A workshop out of one length of a module's guide. */
export function workshopFromGuide({ guide, courseId, agenda, lang }: GuideSource, organisation: string, given: WorkshopGiven): Workshop {
  const byId = new Map(guide.sessions.map(session => [session.id, session]))
  const entries = guide.agendas[agenda].flatMap((id): readonly PlannedEntry[] => {
    const session = byId.get(id)
    if (session === undefined) return []
    if (session.kind === 'break') return [{ kind: 'break', id, title: session.title, minutes: session.minutes }]
    const { kind, title, minutes, shortening, activities, ...script } = session
    return [{ kind, id, title, minutes, shortening, activities, script }]
  })
  return { ...emptyWorkshop(guide.title, lang, organisation, given), guide: { courseId, agenda, lang }, agenda: entries }
}

/** The same workshop again, for other people on another day: who was expected stays behind. */
export function copyOfWorkshop(workshop: Workshop, title: string, isTemplate: boolean, { id, now }: WorkshopGiven): Workshop {
  return { ...workshop, id, title, from: '', to: '', participants: [], groups: isTemplate ? [] : workshop.groups, isTemplate, createdAt: now.toISOString() }
}
