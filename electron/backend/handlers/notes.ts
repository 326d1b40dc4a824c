import { CodedError } from '#common/contract/errors.ts'
import type { notesContract } from '#common/contract/study/notes.ts'
import { notesToMarkdown } from '#common/domain/notes/notes-markdown.ts'
import { textIn, type Locale } from '#common/domain/shared/locale.ts'
import { getExportFileName } from '#common/domain/workshops/export-file-name.ts'
import { readPicture } from '#backend/courses/read-picture.ts'
import { getBookletTitle, type BookletInput } from '#backend/documents/booklet/booklet-data.ts'
import { describeNotes, type NotesDocumentInput } from '#backend/documents/notes-data.ts'
import type { HandlersFor, LearnerContext } from './context.ts'
import { loadBookmarks, loadCourseNotes, loadHighlights } from './lookup/course-notes.ts'
import { requireCourse, requireLesson } from './lookup/find-course.ts'
import { loadLessonView } from './lookup/lesson-view.ts'

export const notesHandlers: HandlersFor<keyof typeof notesContract> = {
  'notes.lesson': ({ courseId, lessonId, lang }, context) => loadHighlights({ courseId, lessonId, lang }, context),

  'notes.course': ({ courseId, lang }, context) => loadCourseNotes(courseId, lang, context),

  'notes.document': async ({ courseId, lang, what, paper }, context) => {
    const input = await loadNotesInput(courseId, lang, context)
    const described = describeNotes(input)
    const isPdf = what === 'pdf'
    const bytes = isPdf ? await context.documents.makeNotes({ ...input, paper }) : Buffer.from(notesToMarkdown(described))
    const date = context.now().toISOString().slice(0, 10)
    return {
      fileName: getExportFileName({ title: described.title, what: described.course, date, extension: isPdf ? 'pdf' : 'md' }),
      mediaType: isPdf ? 'application/pdf' : 'text/markdown',
      base64: Buffer.from(bytes).toString('base64'),
    }
  },

  'notes.booklet': async ({ courseId, lang, lessonIds, paper }, context) => {
    const input = { ...(await loadBookletInput(courseId, lang, lessonIds, context)), paper }
    const pdf = await context.documents.makeBooklet(input, src => readPicture(context.courses, src))
    return {
      fileName: getExportFileName({ title: getBookletTitle(input), what: input.course, date: input.date, extension: 'pdf' }),
      mediaType: 'application/pdf',
      base64: Buffer.from(pdf).toString('base64'),
    }
  },

  'notes.saveHighlight': async ({ courseId, lessonId, highlightId, highlight, replaces }, context) => {
    const { storage, learnerId, callId, now } = context
    const found = await storage.highlights.save({ learnerId, courseId, lessonId }, highlightId, highlight, callId, replaces)
    if (found !== undefined) return { kind: 'differs', text: found }
    publishChange(courseId, lessonId, context)
    return { kind: 'saved', savedAt: now().toISOString() }
  },

  'notes.bookmarks': ({ courseId, lang }, context) => loadBookmarks(courseId, lang, context),

  'notes.addBookmark': async ({ courseId, bookmarkId, ...bookmark }, context) => {
    const { storage, learnerId, callId, publish } = context
    await requireLesson(courseId, bookmark.lessonId, context)
    await storage.readingPlaces.setBookmark({ learnerId, courseId, bookmarkId }, bookmark, callId)
    publish('notes.bookmarked', { courseId }, learnerId)
  },

  'notes.removeBookmark': async ({ courseId, bookmarkId }, { storage, learnerId, callId, publish }) => {
    await storage.readingPlaces.setBookmark({ learnerId, courseId, bookmarkId }, undefined, callId)
    publish('notes.bookmarked', { courseId }, learnerId)
  },

  'notes.removeHighlight': async ({ courseId, lessonId, highlightId }, context) => {
    const { storage, learnerId, callId } = context
    await storage.highlights.remove({ learnerId, courseId, lessonId }, highlightId, callId)
    publishChange(courseId, lessonId, context)
  },
}

async function loadNotesInput(courseId: string, lang: Locale, context: LearnerContext): Promise<Omit<NotesDocumentInput, 'paper'>> {
  const [course, learner, lessons] = await Promise.all([
    requireCourse(courseId, context),
    context.storage.learners.read(context.learnerId),
    loadCourseNotes(courseId, lang, context),
  ])
  return { learnerName: learner?.name ?? '', course: textIn(course.title, lang).text, lessons, lang }
}

/** The chosen lessons in the order of the course. @throws CodedError `bad-input` for a lesson that the course does not have */
async function loadBookletInput(
  courseId: string,
  lang: Locale,
  lessonIds: readonly string[],
  context: LearnerContext,
): Promise<Omit<BookletInput, 'paper'>> {
  const [course, { lessons }] = await Promise.all([requireCourse(courseId, context), context.courses.lessons(courseId, lang)])
  const numbers = new Map(lessons.map(({ id }, index) => [id, index + 1]))
  if (!lessonIds.every(id => numbers.has(id))) throw new CodedError('bad-input', { field: 'lessonIds' })
  const [learner, noted] = await Promise.all([context.storage.learners.read(context.learnerId), loadCourseNotes(courseId, lang, context)])
  const chosen = lessons.filter(({ id }) => lessonIds.includes(id))
  return {
    learnerName: learner?.name ?? '',
    course: textIn(course.title, lang).text,
    date: context.now().toISOString().slice(0, 10),
    lang,
    lessons: await Promise.all(
      chosen.map(async ({ id }) => ({
        number: numbers.get(id) ?? 0,
        view: await loadLessonView(courseId, id, lang, context),
        notes: noted.find(({ lessonId }) => lessonId === id),
      })),
    ),
  }
}

/** Tells every window of the learner. */
function publishChange(courseId: string, lessonId: string, { publish, learnerId }: LearnerContext): void {
  publish('notes.changed', { courseId, lessonId }, learnerId)
}
