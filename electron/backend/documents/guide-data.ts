import type { GuideDocument, GuideView } from '#common/contract/guides.ts'
import type { Paper } from '#common/domain/certificates/certificate.ts'
import { getDirection, type Locale } from '#common/domain/shared/locale.ts'
import { computeTimedAgenda } from '#common/domain/workshops/timed-agenda.ts'
import type { TimedEntry } from '#common/domain/workshops/timed-agenda.ts'
import type { AgendaName, GuideActivity, GuideSession, Shortening } from '#common/domain/guides/workshop-guide.ts'
import { fillMessage } from '#common/i18n/fill-message.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import type { Messages } from '#common/i18n/messages.ts'
import { formatClock } from './format-clock.ts'
import { formatDuration } from './paper-formats.ts'
import type { PictureName, RichNode } from './rich-content.ts'
import { parseRichContent } from './rich-content.ts'

export interface GuideDocumentInput {
  readonly guide: GuideView
  readonly what: GuideDocument
  readonly agenda: AgendaName
  /** Minutes after midnight. */
  readonly start: number
  readonly paper: Paper
}

type Rich = (html: string) => readonly RichNode[]

/** Data of templates/guide.typ, in the language of the guide; the same guide always gives the same data. */
export function buildGuideData({ guide, what, agenda, start, paper }: GuideDocumentInput, pictureName: PictureName) {
  const words = messagesFor(guide.lang).guide
  const rich: Rich = html => parseRichContent(html, pictureName)
  const day = computeTimedAgenda(guide, agenda, start)
  return {
    what,
    paper,
    lang: guide.lang,
    dir: getDirection(guide.lang),
    words: { ...words, agenda: words.agendas[agenda] },
    title: guide.title,
    course: { text: guide.courseTitle, dir: getDirection(guide.courseTitleLang) },
    purpose: guide.purpose,
    facts: [
      [words.room, guide.room],
      [words.participants, guide.participants],
    ],
    materials: guide.materials,
    before: rich(guide.html),
    day: day.map(entry => buildEntry(entry, guide, words, rich)),
    handOuts: guide.handOuts.map(({ title, html }) => ({ title, body: rich(html) })),
    sources: guide.sources.map(({ title, by, year }) => [title, by, year].filter(part => part !== undefined).join('. ')),
  }
}

type GuideWords = Messages['guide']

function buildEntry({ entry, starts, ends }: TimedEntry, guide: GuideView, words: GuideWords, rich: Rich) {
  const head = {
    kind: entry.kind,
    title: entry.title,
    clock: formatClock(starts),
    until: formatClock(ends),
    minutes: formatDuration(entry.minutes, guide.lang),
  }
  if (entry.kind === 'break') return { ...head, body: rich(entry.html) }
  return {
    ...head,
    shortening: describeShortening(entry.shortening, guide.lang),
    body: rich(entry.html),
    steps: buildSteps(entry, starts, guide.lang, rich),
    say: rich(entry.sayHtml),
    debrief: entry.debrief.map(rich),
    troubles: entry.troubles.map(rich),
    withoutDevices: rich(entry.withoutDevicesHtml),
    activities: entry.activities.map(activity => buildActivity(activity, guide, words, rich)),
    slides: entry.slides.map(slide => ({ title: slide.title, body: rich(slide.html) })),
  }
}

function buildSteps({ steps }: GuideSession, starts: number, lang: Locale, rich: Rich) {
  const { steps: kinds } = messagesFor(lang).guide
  let at = starts
  return steps.map(({ minutes, kind, html }) => {
    const step = { clock: formatClock(at), minutes: formatDuration(minutes, lang), kind: kinds[kind], body: rich(html) }
    at += minutes
    return step
  })
}

function buildActivity(
  { kind, title, promptHtml, items, questionIds, multiple, names }: GuideActivity,
  { questions }: GuideView,
  words: GuideWords,
  rich: Rich,
) {
  const traits = [words.kinds[kind], ...(multiple ? [words.multiple] : []), words.names[names]]
  return { title, traits, prompt: rich(promptHtml), items: [...items, ...questionIds.map(id => questions[id] ?? id)] }
}

function describeShortening(shortening: Shortening, lang: Locale): string | null {
  const words = messagesFor(lang).guide
  switch (shortening.kind) {
    case 'least':
      return fillMessage(words.least, { time: formatDuration(shortening.minutes, lang) })
    case 'drop':
      return words.drop
    case 'fixed':
      return null
  }
}
