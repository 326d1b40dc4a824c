import type { notesContract } from '#common/contract/study/notes.ts'
import type { HandlersFor, LearnerContext } from './context.ts'
import { loadCourseNotes, loadHighlights } from './lookup/course-notes.ts'

export const notesHandlers: HandlersFor<keyof typeof notesContract> = {
  'notes.lesson': ({ courseId, lessonId, lang }, context) => loadHighlights({ courseId, lessonId, lang }, context),

  'notes.course': ({ courseId, lang }, context) => loadCourseNotes(courseId, lang, context),

  'notes.saveHighlight': async ({ courseId, lessonId, highlightId, highlight, replaces }, context) => {
    const { storage, learnerId, callId, now } = context
    const found = await storage.highlights.save({ learnerId, courseId, lessonId }, highlightId, highlight, callId, replaces)
    if (found !== undefined) return { kind: 'differs', text: found }
    publishChange(courseId, lessonId, context)
    return { kind: 'saved', savedAt: now().toISOString() }
  },

  'notes.removeHighlight': async ({ courseId, lessonId, highlightId }, context) => {
    const { storage, learnerId, callId } = context
    await storage.highlights.remove({ learnerId, courseId, lessonId }, highlightId, callId)
    publishChange(courseId, lessonId, context)
  },
}

/** Tells every window of the learner. */
function publishChange(courseId: string, lessonId: string, { publish, learnerId }: LearnerContext): void {
  publish('notes.changed', { courseId, lessonId }, learnerId)
}
