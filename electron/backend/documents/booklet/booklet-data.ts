import type { LessonView } from '#common/contract/courses.ts'
import type { HighlightView, LessonNotes } from '#common/contract/study/notes.ts'
import type { Paper } from '#common/domain/certificates/certificate.ts'
import type { Source } from '#common/domain/courses/course.ts'
import { putInPlace } from '#common/domain/notes/notes-in-place.ts'
import { getDirection, type Locale } from '#common/domain/shared/locale.ts'
import { fillMessage } from '#common/i18n/fill-message.ts'
import { messagesFor, type Messages } from '#common/i18n/messages.ts'
import { getFormats } from '#backend/documents/paper-formats.ts'
import { parseRichContent, type PictureName } from '#backend/documents/rich-content.ts'
import { toLines, toSingleLine } from '#backend/documents/single-line.ts'
import { buildBlock, type BlockContext } from './booklet-blocks.ts'

export interface BookletLesson {
  /** In the course, from 1. */
  readonly number: number
  readonly view: LessonView
  /** What the learner highlighted and wrote in it; undefined: nothing. */
  readonly notes: LessonNotes | undefined
}

export interface BookletInput {
  readonly learnerName: string
  readonly course: string
  /** yyyy-mm-dd */
  readonly date: string
  readonly lessons: readonly BookletLesson[]
  readonly lang: Locale
  readonly paper: Paper
}

/** A quote before a note is there to find its words again, which stand above it. */
const QUOTE_BEGINNING = 70

export function getBookletTitle({ learnerName, lang }: Pick<BookletInput, 'learnerName' | 'lang'>): string {
  return fillMessage(messagesFor(lang).booklet.title, { name: learnerName })
}

/** Data of templates/booklet.typ. */
export function buildBookletData(input: BookletInput, pictureName: PictureName) {
  const { learnerName, course, date, lessons, lang, paper } = input
  const { booklet: words } = messagesFor(lang)
  return {
    paper,
    lang,
    dir: getDirection(lang),
    title: toSingleLine(getBookletTitle(input)),
    course: toSingleLine(course),
    learner: toSingleLine(learnerName),
    date: getFormats(lang).date.format(new Date(date)),
    words: {
      name: words.name,
      contents: words.contents,
      objectives: words.objectives,
      sources: words.sources,
      changedTitle: words.changedTitle,
      changedText: words.changedText,
      myNote: words.myNote,
    },
    lessons: lessons.map(lesson => buildLesson(lesson, lang, pictureName)),
  }
}

function buildLesson({ number, view, notes }: BookletLesson, lang: Locale, pictureName: PictureName) {
  const words = messagesFor(lang)
  const { highlights = [], reflections = [] } = notes ?? {}
  const context: BlockContext = {
    words,
    rich: html => parseRichContent(html, pictureName),
    written: new Map(reflections.map(({ reflectionId, text }) => [reflectionId, toLines(text)])),
  }
  return {
    over: fillMessage(words.booklet.lesson, { number: String(number) }),
    title: toSingleLine(view.title),
    lang: view.lang,
    dir: getDirection(view.lang),
    objectives: view.objectives.map(toSingleLine),
    blocks: putInPlace(view.blocks, highlights).map(block => buildBlock(block, context)),
    notes: highlights.map(highlight => buildNote(highlight, words, lang)),
    /** Numbers of the notes whose words are gone. */
    changed: highlights.flatMap(({ place }, index) => (place.kind === 'changed' ? [index] : [])),
    sources: view.sources.map(describeSource),
  }
}

function buildNote({ anchor, colour, note, place }: HighlightView, { booklet: words }: Messages, lang: Locale) {
  const language = new Intl.DisplayNames(lang, { type: 'language' }).of(anchor.lang) ?? anchor.lang
  const elsewhere = place.kind === 'translated' ? fillMessage(words.otherLanguage, { language }) : ''
  const text = toLines(note)
  return {
    colour,
    label: text === '' ? elsewhere || words.highlighted : words.myNote,
    quote: place.kind === 'found' ? shorten(toSingleLine(anchor.quote)) : toLines(anchor.quote),
    hint: text === '' ? '' : elsewhere,
    text,
  }
}

function shorten(quote: string): string {
  if (quote.length <= QUOTE_BEGINNING) return quote
  const beginning = quote.slice(0, QUOTE_BEGINNING)
  const end = beginning.lastIndexOf(' ')
  return `${end > 0 ? beginning.slice(0, end) : beginning}…`
}

/** It ends with a mark of its own. */
const SENTENCE = /[.?!…؟]$/u

function describeSource({ title, by, year, url }: Source) {
  const who = [by, year].filter(part => part !== undefined && part !== '').join(', ')
  const text = who === '' ? title : `${title}${SENTENCE.test(title) ? ' ' : '. '}${who}`
  return { text: toSingleLine(text), url: url ?? '' }
}
