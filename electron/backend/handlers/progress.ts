import type { progressContract } from '#common/contract/progress.ts'
import { computeCourseStanding } from '#common/domain/progress/course-standing.ts'
import type { HandlersFor } from './context.ts'
import { createRecordStamp, saveRecord } from './lookup/save-record.ts'
import { requireLesson } from './lookup/find-course.ts'

export const progressHandlers: HandlersFor<keyof typeof progressContract> = {
  'progress.overview': async (_, { storage, learnerId }) => {
    const courseIds = await storage.records.listCourses(learnerId)
    return Promise.all(courseIds.map(async courseId => computeCourseStanding(courseId, await storage.records.list(learnerId, courseId))))
  },

  'progress.course': async ({ courseId }, { storage, learnerId }) =>
    computeCourseStanding(courseId, await storage.records.list(learnerId, courseId)),

  'progress.openLesson': async ({ courseId, lessonId }, context) => {
    await requireLesson(courseId, lessonId, context)
    const before = computeCourseStanding(courseId, await context.storage.records.list(context.learnerId, courseId))
    // Opening the last lesson again changes nothing.
    if (before.lastLessonId === lessonId) return before
    return saveRecord(
      courseId,
      { ...(await createRecordStamp(context)), kind: 'lesson-opened', lessonId, at: context.now().toISOString() },
      context,
    )
  },

  'progress.finishLesson': async ({ courseId, lessonId }, context) => {
    const { courseVersion } = await requireLesson(courseId, lessonId, context)
    return saveRecord(
      courseId,
      { ...(await createRecordStamp(context)), kind: 'lesson-finished', lessonId, courseVersion, at: context.now().toISOString() },
      context,
    )
  },

  'progress.notes': ({ courseId }, { storage, learnerId }) => storage.notes.list(learnerId, courseId),

  'progress.saveNote': async ({ courseId, noteId, text, replaces }, { storage, learnerId, callId, now }) => {
    const found = await storage.notes.save(learnerId, courseId, noteId, text, callId, replaces)
    return found === undefined ? { kind: 'saved', savedAt: now().toISOString() } : { kind: 'differs', text: found }
  },
}
