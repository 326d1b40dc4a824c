import { z } from 'zod'
import { PAPERS } from '#common/domain/certificates/certificate.ts'
import { CONTEXT, type AnchorPlace } from '#common/domain/notes/anchor.ts'
import { HIGHLIGHT_COLOURS, type Highlight } from '#common/domain/notes/highlight.ts'
import { PLACE_WORDS_LENGTH, type Bookmark } from '#common/domain/progress/reading-place.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { JOINED_NOTES_MAX_LENGTH, QUOTE_MAX_LENGTH } from '#common/domain/notes/note-length.ts'
import { event, mutation, query, returns } from '../procedure.ts'
import type { DocumentFile } from '../document-file.ts'
import type { NoteSaved } from '../progress.ts'
import { contentIdInput, localeInput, recordIdInput } from '../shared.ts'

const BLOCK_NAME_MAX_LENGTH = 100
/** More than a course has. */
const BOOKLET_MOST_LESSONS = 200

export type HighlightPlace =
  | AnchorPlace
  /** It was made in another language: this is the paragraph there. */
  | { readonly kind: 'translated'; readonly block: string; readonly paragraph: number }

export interface HighlightView extends Highlight {
  readonly id: string
  /** Where it is in the lesson as it is today; offsets count in `readLessonText`. */
  readonly place: HighlightPlace
}

export interface ReflectionNote {
  readonly reflectionId: string
  readonly title: string
  readonly text: string
}

/** What a learner highlighted and wrote in one lesson. */
export interface LessonNotes {
  readonly lessonId: string
  /** Undefined: the lesson is no longer in the course. */
  readonly title: string | undefined
  /** In the order of the lesson; those whose words are gone come last. */
  readonly highlights: readonly HighlightView[]
  readonly reflections: readonly ReflectionNote[]
}

/** A bookmark with the lesson it is in. */
export interface BookmarkView extends Bookmark {
  readonly id: string
  /** Undefined: the lesson is no longer in the course. */
  readonly lesson: { readonly title: string; readonly lang: Locale } | undefined
}

const lessonInput = z.object({ courseId: contentIdInput, lessonId: contentIdInput })
const highlightInput = lessonInput.extend({ highlightId: recordIdInput })
const count = z.int().nonnegative()

const anchorInput = z.object({
  lang: localeInput,
  block: z.string().max(BLOCK_NAME_MAX_LENGTH),
  paragraph: count,
  quote: z.string().min(1).max(QUOTE_MAX_LENGTH),
  before: z.string().max(CONTEXT),
  after: z.string().max(CONTEXT),
  nth: count,
  of: count,
  twin: count,
  rival: count,
})

export const notesContract = {
  /** The highlights of a lesson in the order of the lesson. */
  'notes.lesson': query({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: lessonInput.extend({ lang: localeInput }),
    output: returns<readonly HighlightView[]>(),
  }),
  /** Everything the learner highlighted and wrote in a course, by lesson in their order; lessons without anything are left out. */
  'notes.course': query({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: z.object({ courseId: contentIdInput, lang: localeInput }),
    output: returns<readonly LessonNotes[]>(),
  }),
  /** The notes of a course with the words they are about, as a file. */
  'notes.document': query({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: z.object({ courseId: contentIdInput, lang: localeInput, what: z.enum(['pdf', 'markdown']), paper: z.enum(PAPERS) }),
    output: returns<DocumentFile>(),
  }),
  /**
   * Lessons with the learner's highlights, notes and reflections in their place, as PDF; in the order of the course, each once. Error
   * `bad-input`: no lesson, or one that the course does not have.
   */
  'notes.booklet': query({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: z.object({
      courseId: contentIdInput,
      lang: localeInput,
      lessonIds: z.array(contentIdInput).min(1).max(BOOKLET_MOST_LESSONS),
      paper: z.enum(PAPERS),
    }),
    output: returns<DocumentFile>(),
  }),
  /** Adds or changes a highlight. `replaces` is the note it was begun on, empty for none; without it whatever is there is replaced. */
  'notes.saveHighlight': mutation({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: highlightInput.extend({
      highlight: z.object({ anchor: anchorInput, colour: z.enum(HIGHLIGHT_COLOURS), note: z.string().max(JOINED_NOTES_MAX_LENGTH) }),
      replaces: z.string().max(JOINED_NOTES_MAX_LENGTH).optional(),
    }),
    output: returns<NoteSaved>(),
  }),
  /** The bookmarks of a course, as they stand in it; those of lessons that are gone come last. */
  'notes.bookmarks': query({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: z.object({ courseId: contentIdInput, lang: localeInput }),
    output: returns<readonly BookmarkView[]>(),
  }),
  'notes.addBookmark': mutation({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: lessonInput.extend({
      bookmarkId: recordIdInput,
      place: z.object({ paragraph: count, words: z.string().max(PLACE_WORDS_LENGTH) }),
      lang: localeInput,
    }),
    output: returns<void>(),
  }),
  'notes.removeBookmark': mutation({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: z.object({ courseId: contentIdInput, bookmarkId: recordIdInput }),
    output: returns<void>(),
  }),
  /** Saving it again undoes this. */
  'notes.removeHighlight': mutation({ reach: ['window', 'learner'], owner: 'caller', input: highlightInput, output: returns<void>() }),
}

export const notesEvents = {
  /** The bookmarks of a course are others now. */
  'notes.bookmarked': event<{ readonly courseId: string }>({ reach: ['window', 'learner'], owner: 'caller', payload: {} }),
  /** The highlights of a lesson are others now, perhaps by another window. */
  'notes.changed': event<{ readonly courseId: string; readonly lessonId: string }>({
    reach: ['window', 'learner'],
    owner: 'caller',
    payload: {},
  }),
}
