import type { Paper } from '#common/domain/certificates/certificate.ts'
import { directionOf } from '#common/domain/shared/locale.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { addClockTimes, type TimedEntry } from '#common/domain/workshops/timed-agenda.ts'
import { localizeWorkshop } from '#common/domain/workshops/localize-workshop.ts'
import type { PlannedEntry, PlannedSession, Workshop } from '#common/domain/workshops/workshop.ts'
import { sumPlannedMinutes } from '#common/domain/workshops/workshop.ts'
import { fillMessage } from '#common/i18n/fill-message.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { clockOf } from './clock-of.ts'
import { daysIn, formatsOf } from './paper-formats.ts'
import { richContent } from './rich-content.ts'
import { textDirection } from './text-direction.ts'

export interface WorkshopOnPaper {
  readonly workshop: Workshop
  /** What has to be brought, out of the guide it was made from. */
  readonly materials: readonly string[]
  readonly what: 'plan' | 'sign-in'
  /** Language of the paper's own words. */
  readonly lang: Locale
  readonly paper: Paper
}

/** Rows to write in by hand, for those who come unannounced. */
const EMPTY_ROWS = 8
const DAY_MS = 86_400_000
/** More columns to sign in leave no room for a signature. */
const MOST_SIGNATURES = 3

/** What templates/workshop.typ shows. Pictures of a script stay in the guide's own paper. */
export function workshopData({ workshop: planned, materials, what, lang, paper }: WorkshopOnPaper) {
  const workshop = localizeWorkshop(planned, lang)
  const { workshop: words, guide } = messagesFor(lang)
  const typed = typedIn(lang)
  return {
    what,
    paper,
    lang,
    dir: directionOf(lang),
    words: { ...words, say: guide.say, materials: guide.materials, activities: guide.activities },
    /** What is said is in the language of the guide, which may not be the paper's. */
    scriptDir: directionOf(workshop.guide?.lang ?? lang),
    title: typed(workshop.title),
    facts: factsOf(workshop, lang),
    materials: materials.map(typed),
    day: addClockTimes(workshop.agenda, workshop.begins).map(entry => entryData(entry, lang)),
    ends: fillMessage(words.ends, { time: clockOf(workshop.begins + sumPlannedMinutes(workshop.agenda)) }),
    groups: workshop.groups.map((name, place) => ({
      name: typed(name),
      people: workshop.participants.flatMap(person => (person.group === place ? [typed(person.name)] : [])),
    })),
    signatures: daysOf(workshop, lang) ?? [words.signature],
    people: [
      ...workshop.participants.map(({ name, organisation }) => ({ name: typed(name), organisation: typed(organisation) })),
      ...Array.from({ length: EMPTY_ROWS }, () => ({ name: typed(''), organisation: typed('') })),
    ],
  }
}

/** What somebody typed may be in another script than the paper. */
function typedIn(lang: Locale) {
  return (text: string) => ({ text, dir: textDirection(text, directionOf(lang)) })
}

function factsOf({ place, organisation, from, to }: Workshop, lang: Locale) {
  const { workshop: words } = messagesFor(lang)
  const typed = typedIn(lang)
  const facts = [
    [words.place, place],
    [words.dates, daysIn(lang, from, to)],
    [words.organisation, organisation],
  ] as const
  return facts.flatMap(([name, value]) => (value === '' ? [] : [[name, typed(value)] as const]))
}

/** The days of a workshop of some days, to sign each. Undefined: one signature is enough, or there is no room for so many. */
function daysOf({ from, to }: Workshop, lang: Locale): readonly string[] | undefined {
  const [first, last] = [Date.parse(from), Date.parse(to)]
  const count = Number.isNaN(first) || Number.isNaN(last) ? 1 : Math.round((last - first) / DAY_MS) + 1
  if (count < 2 || count > MOST_SIGNATURES) return undefined
  return Array.from({ length: count }, (_, day) => formatsOf(lang).date.format(new Date(first + day * DAY_MS)))
}

function entryData({ entry, starts }: TimedEntry<PlannedEntry>, lang: Locale) {
  const { guide } = messagesFor(lang)
  const head = {
    clock: clockOf(starts),
    title: typedIn(lang)(entry.title),
    minutes: fillMessage(guide.minutes, { count: String(entry.minutes) }),
  }
  if (entry.kind === 'break') return { ...head, isBreak: true, shortening: '', say: [], activities: [] }
  return {
    ...head,
    isBreak: false,
    shortening: shorteningOf(entry, lang),
    say: entry.script === undefined ? [] : richContent(entry.script.sayHtml, () => undefined),
    activities: activitiesOf(entry, lang),
  }
}

function shorteningOf({ shortening }: PlannedSession, lang: Locale): string {
  const { guide } = messagesFor(lang)
  if (shortening.kind === 'least') return fillMessage(guide.least, { count: String(shortening.minutes) })
  return shortening.kind === 'drop' ? guide.drop : ''
}

function activitiesOf({ activities }: PlannedSession, lang: Locale) {
  const { guide } = messagesFor(lang)
  return activities.map(({ kind, title, anonymous }) => ({
    kind: guide.kinds[kind],
    title: typedIn(lang)(title),
    note: anonymous ? guide.anonymous : '',
  }))
}
