import type { Paper } from '#common/domain/certificates/certificate.ts'
import { getDirection } from '#common/domain/shared/locale.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { addClockTimes, type TimedEntry } from '#common/domain/workshops/timed-agenda.ts'
import { localizeWorkshop } from '#common/domain/workshops/localize-workshop.ts'
import type { PlannedEntry, PlannedSession, Workshop } from '#common/domain/workshops/workshop.ts'
import { sumPlannedMinutes } from '#common/domain/workshops/workshop.ts'
import { fillMessage } from '#common/i18n/fill-message.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { formatClock } from './format-clock.ts'
import { formatDateRange, formatDuration, getFormats } from './paper-formats.ts'
import { parseRichContent } from './rich-content.ts'
import { detectDirection } from './text-direction.ts'

export interface WorkshopDocumentInput {
  readonly workshop: Workshop
  /** Materials to bring, from the guide the workshop is based on. */
  readonly materials: readonly string[]
  readonly what: 'plan' | 'sign-in'
  /** Language of the fixed texts. */
  readonly lang: Locale
  readonly paper: Paper
}

/** Rows to fill in by hand for unexpected participants. */
const BLANK_ROWS = 8
const DAY_MS = 86_400_000
/** More columns would leave no space for a signature. */
const MAX_SIGNATURE_COLUMNS = 3

/** Data of templates/workshop.typ. Pictures of scripts appear only in the guide. */
export function buildWorkshopData({ workshop: planned, materials, what, lang, paper }: WorkshopDocumentInput) {
  const workshop = localizeWorkshop(planned, lang)
  const { workshop: words, guide } = messagesFor(lang)
  const typed = createTypedText(lang)
  return {
    what,
    paper,
    lang,
    dir: getDirection(lang),
    words: { ...words, say: guide.say, materials: guide.materials, activities: guide.activities },
    /** Scripts are in the language of the guide, which may differ from the document's. */
    scriptDir: getDirection(workshop.guide?.lang ?? lang),
    title: typed(workshop.title),
    facts: buildFacts(workshop, lang),
    materials: materials.map(typed),
    day: addClockTimes(workshop.agenda, workshop.begins).map(entry => buildEntry(entry, lang)),
    ends: fillMessage(words.ends, { time: formatClock(workshop.begins + sumPlannedMinutes(workshop.agenda)) }),
    groups: workshop.groups.map((name, index) => ({
      name: typed(name),
      people: workshop.participants.flatMap(person => (person.group === index ? [typed(person.name)] : [])),
    })),
    signatures: listSignatureDays(workshop, lang) ?? [words.signature],
    people: [
      ...workshop.participants.map(({ name, organisation }) => ({ name: typed(name), organisation: typed(organisation) })),
      ...Array.from({ length: BLANK_ROWS }, () => ({ name: typed(''), organisation: typed('') })),
    ],
  }
}

/** Typed text may be in another script than the document. */
function createTypedText(lang: Locale) {
  return (text: string) => ({ text, dir: detectDirection(text, getDirection(lang)) })
}

function buildFacts({ place, organisation, from, to }: Workshop, lang: Locale) {
  const { workshop: words } = messagesFor(lang)
  const typed = createTypedText(lang)
  const facts = [
    [words.place, place],
    [words.dates, formatDateRange(lang, from, to)],
    [words.organisation, organisation],
  ] as const
  return facts.flatMap(([name, value]) => (value === '' ? [] : [[name, typed(value)] as const]))
}

/** The days of a workshop of several days, to sign for each. Undefined when there is one day, or too many for columns. */
function listSignatureDays({ from, to }: Workshop, lang: Locale): readonly string[] | undefined {
  const [first, last] = [Date.parse(from), Date.parse(to)]
  const count = Number.isNaN(first) || Number.isNaN(last) ? 1 : Math.round((last - first) / DAY_MS) + 1
  if (count < 2 || count > MAX_SIGNATURE_COLUMNS) return undefined
  return Array.from({ length: count }, (_, day) => getFormats(lang).date.format(new Date(first + day * DAY_MS)))
}

function buildEntry({ entry, starts }: TimedEntry<PlannedEntry>, lang: Locale) {
  const head = {
    clock: formatClock(starts),
    title: createTypedText(lang)(entry.title),
    minutes: formatDuration(entry.minutes, lang),
  }
  if (entry.kind === 'break') return { ...head, isBreak: true, shortening: '', say: [], activities: [] }
  return {
    ...head,
    isBreak: false,
    shortening: describeShortening(entry, lang),
    say: entry.script === undefined ? [] : parseRichContent(entry.script.sayHtml, () => undefined),
    activities: buildActivities(entry, lang),
  }
}

function describeShortening({ shortening }: PlannedSession, lang: Locale): string {
  const { guide } = messagesFor(lang)
  if (shortening.kind === 'least') return fillMessage(guide.least, { time: formatDuration(shortening.minutes, lang) })
  return shortening.kind === 'drop' ? guide.drop : ''
}

function buildActivities({ activities }: PlannedSession, lang: Locale) {
  const { guide } = messagesFor(lang)
  return activities.map(({ kind, title, names }) => ({
    kind: guide.kinds[kind],
    title: createTypedText(lang)(title),
    note: guide.names[names],
  }))
}
