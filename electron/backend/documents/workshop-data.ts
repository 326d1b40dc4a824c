import type { WorkshopPaper } from '../../common/contract/workshops.ts'
import type { Paper } from '../../common/domain/certificates/certificate.ts'
import { directionOf } from '../../common/domain/shared/locale.ts'
import type { Locale } from '../../common/domain/shared/locale.ts'
import type { Workshop } from '../../common/domain/workshops/workshop.ts'
import { plannedMinutes } from '../../common/domain/workshops/workshop.ts'
import { fillMessage } from '../../common/i18n/fill-message.ts'
import { wordsOf } from '../../common/i18n/words.ts'
import { clockOf } from './clock-of.ts'
import { richContent } from './rich-content.ts'
import { textDirection } from './text-direction.ts'

export interface WorkshopOnPaper {
  readonly workshop: Workshop
  readonly what: WorkshopPaper
  /** Language of the paper's own words. */
  readonly lang: Locale
  readonly paper: Paper
}

/** Rows to write in by hand, for those who come unannounced. */
const EMPTY_ROWS = 8

/** What templates/workshop.typ shows. Pictures of a script stay in the guide's own paper. */
export function workshopData({ workshop, what, lang, paper }: WorkshopOnPaper) {
  const { workshop: words, guide } = wordsOf(lang)
  const typed = (text: string) => ({ text, dir: textDirection(text, directionOf(lang)) })
  const minutes = (count: number): string => fillMessage(guide.minutes, { count: String(count) })
  let at = workshop.begins
  const day = workshop.agenda.map(entry => {
    const clock = clockOf(at)
    at += entry.minutes
    const script = entry.kind === 'session' ? entry.script : undefined
    return { clock, title: typed(entry.title), minutes: minutes(entry.minutes), isBreak: entry.kind === 'break', say: script === undefined ? [] : richContent(script.sayHtml, () => undefined) }
  })
  const days = [workshop.from, workshop.to === workshop.from ? '' : workshop.to].filter(part => part !== '')
  return {
    what,
    paper,
    lang,
    dir: directionOf(lang),
    words: { ...words, say: guide.say },
    title: typed(workshop.title),
    facts: [
      [words.place, typed(workshop.place)],
      [words.dates, typed(days.join(' – '))],
      [words.organisation, typed(workshop.organisation)],
    ].filter(([, value]) => typeof value === 'object' && value.text !== ''),
    day,
    ends: fillMessage(words.ends, { time: clockOf(workshop.begins + plannedMinutes(workshop.agenda)) }),
    people: [...workshop.participants.map(({ name, organisation }) => ({ name: typed(name), organisation: typed(organisation) })), ...Array.from({ length: EMPTY_ROWS }, () => ({ name: typed(''), organisation: typed('') }))],
  }
}
