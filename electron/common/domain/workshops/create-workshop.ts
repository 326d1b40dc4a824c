import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { cleanTitles, type Titles } from './titles.ts'
import { DEFAULT_ROOM_SETTINGS } from './workshop.ts'
import type { PlannedActivity, PlannedEntry, Workshop, NewWorkshopContext } from './workshop.ts'
import type { AgendaName, GuideActivity, GuideSession, WorkshopGuide } from '#common/domain/guides/workshop-guide.ts'

const NINE_O_CLOCK = 9 * 60

export interface GuideSource {
  readonly guide: Pick<WorkshopGuide, 'title' | 'agendas' | 'sessions'>
  readonly courseId: string
  readonly agenda: AgendaName
  readonly lang: Locale
  /** The same guide in other languages, for the texts on phones. */
  readonly others: Readonly<Partial<Record<Locale, Pick<WorkshopGuide, 'title' | 'sessions'>>>>
}

/** A workshop without agenda. */
export function createWorkshop(title: string, lang: Locale, organisation: string, { id, now }: NewWorkshopContext): Workshop {
  return {
    id,
    title,
    place: '',
    organisation,
    from: '',
    to: '',
    languages: [lang],
    begins: NINE_O_CLOCK,
    guide: undefined,
    agenda: [],
    participants: [],
    groups: [],
    room: DEFAULT_ROOM_SETTINGS,
    isTemplate: false,
    createdAt: now.toISOString(),
  }
}

/** A workshop of one question, asked on this day (yyyy-mm-dd): whoever joins is asked for a name only. */
export function createWorkshopForQuestion(
  question: string,
  today: string,
  lang: Locale,
  organisation: string,
  context: NewWorkshopContext,
): Workshop {
  const asks = { organisation: false, sex: false, ageBand: false }
  const workshop = createWorkshop(question, lang, organisation, context)
  return { ...workshop, from: today, to: today, room: { ...workshop.room, asks } }
}

/** A workshop with one of the agendas of a module's guide. */
export function createWorkshopFromGuide(
  { guide, courseId, agenda, lang, others }: GuideSource,
  organisation: string,
  context: NewWorkshopContext,
): Workshop {
  const byId = new Map(guide.sessions.map(session => [session.id, session]))
  const entries = guide.agendas[agenda].flatMap((id): readonly PlannedEntry[] => {
    const session = byId.get(id)
    if (session === undefined) return []
    if (session.kind === 'break')
      return [{ kind: 'break', id, title: session.title, titles: findTitles(others, session.id), minutes: session.minutes }]
    const { kind, title, minutes, shortening, activities, ...script } = session
    return [
      {
        kind,
        id,
        title,
        titles: findTitles(others, id),
        minutes,
        shortening,
        activities: [...activities.map(activity => toPlannedActivity(activity, others)), ...findLackingActivities(session, others)],
        script,
      },
    ]
  })
  const titles = cleanTitles(Object.fromEntries(Object.entries(others).map(([other, { title }]) => [other, title])))
  return { ...createWorkshop(guide.title, lang, organisation, context), titles, guide: { courseId, agenda, lang }, agenda: entries }
}

function findTitles(others: GuideSource['others'], id: string): Titles | undefined {
  return cleanTitles(
    Object.fromEntries(
      Object.entries(others).map(([lang, { sessions }]) => [lang, sessions.find(session => session.id === id)?.title ?? '']),
    ),
  )
}

/** Activities of a session that only the guide in other languages has: they keep their texts. */
function findLackingActivities({ id, activities }: GuideSession, others: GuideSource['others']): readonly PlannedActivity[] {
  const known = new Set(activities.map(activity => activity.id))
  return LOCALES.flatMap(lang => {
    const { [lang]: guide, ...rest } = others
    const lacking = (guide?.sessions ?? []).flatMap(session =>
      session.kind === 'session' && session.id === id ? session.activities.filter(activity => !known.has(activity.id)) : [],
    )
    for (const activity of lacking) known.add(activity.id)
    return lacking.map(activity => ({ ...toPlannedActivity(activity, rest), textLang: lang }))
  })
}

/** With its texts in the other languages, where their lists have the same length. */
function toPlannedActivity(activity: GuideActivity, others: GuideSource['others']): PlannedActivity {
  const translations = Object.entries(others).flatMap(([lang, { sessions }]) => {
    const same = sessions
      .flatMap(session => (session.kind === 'session' ? session.activities : []))
      .find(({ id, kind }) => id === activity.id && kind === activity.kind)
    return same?.items.length === activity.items.length
      ? [[lang, { title: same.title, promptHtml: same.promptHtml, items: same.items }] as const]
      : []
  })
  return { ...activity, translations: Object.fromEntries(translations) }
}

/** A copy for another date: without dates, participants and the Wi-Fi network. */
export function copyWorkshop(workshop: Workshop, title: string, isTemplate: boolean, { id, now }: NewWorkshopContext): Workshop {
  return {
    ...workshop,
    id,
    title,
    titles: title === workshop.title ? workshop.titles : undefined,
    from: '',
    to: '',
    participants: [],
    groups: isTemplate ? [] : workshop.groups,
    room: { ...workshop.room, keptUntil: '', wifi: DEFAULT_ROOM_SETTINGS.wifi },
    isTemplate,
    createdAt: now.toISOString(),
    closedAt: undefined,
  }
}
