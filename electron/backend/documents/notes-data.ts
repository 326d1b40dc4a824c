import type { LessonNotes } from '#common/contract/study/notes.ts'
import type { Paper } from '#common/domain/certificates/certificate.ts'
import type { NoteOnPaper, NotesOnPaper } from '#common/domain/notes/notes-markdown.ts'
import { getDirection, type Locale } from '#common/domain/shared/locale.ts'
import { fillMessage } from '#common/i18n/fill-message.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { toLines, toSingleLine } from './single-line.ts'

export interface NotesDocumentInput {
  readonly learnerName: string
  readonly course: string
  readonly lessons: readonly LessonNotes[]
  readonly lang: Locale
  readonly paper: Paper
}

/** What is put on paper, in one language: the same for Markdown and PDF. */
export function describeNotes({ learnerName, course, lessons, lang }: Omit<NotesDocumentInput, 'paper'>): NotesOnPaper {
  const { notes: words } = messagesFor(lang)
  return {
    title: fillMessage(words.title, { name: learnerName }),
    course,
    lessons: lessons.map(({ title, highlights, reflections }) => ({
      title: title ?? words.gone,
      notes: [
        ...highlights.map(({ anchor, colour, note, place }): NoteOnPaper => {
          return { sort: '', quote: anchor.quote, colour, text: note, hint: place.kind === 'changed' ? words.changed : '' }
        }),
        ...reflections.map(({ title: question, text }): NoteOnPaper => ({
          sort: words.reflection,
          quote: question,
          colour: undefined,
          text,
          hint: '',
        })),
      ],
    })),
  }
}

/** Data of templates/notes.typ. */
export function buildNotesData({ paper, ...input }: NotesDocumentInput) {
  const { title, course, lessons } = describeNotes(input)
  return {
    paper,
    lang: input.lang,
    dir: getDirection(input.lang),
    title: toSingleLine(title),
    course: toSingleLine(course),
    lessons: lessons.map(lesson => ({
      title: toSingleLine(lesson.title),
      notes: lesson.notes.map(({ sort, quote, colour, text, hint }) => ({
        sort,
        quote: toLines(quote),
        colour: colour ?? 'plain',
        text: toLines(text),
        hint,
      })),
    })),
  }
}
