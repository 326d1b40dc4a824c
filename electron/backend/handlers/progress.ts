import type { progressContract } from '#common/contract/progress.ts'
import { courseStanding } from '#common/domain/progress/course-standing.ts'
import type { HandlersFor } from './context.ts'
import { keepRecord, recordStamp } from './lookup/save-record.ts'
import { knownLesson } from './lookup/find-course.ts'

export const progressHandlers: HandlersFor<keyof typeof progressContract> = {
  'progress.overview': async (_, { storage, learnerId }) => {
    const courseIds = await storage.records.listCourses(learnerId)
    return Promise.all(courseIds.map(async courseId => courseStanding(courseId, await storage.records.list(learnerId, courseId))))
  },

  'progress.course': async ({ courseId }, { storage, learnerId }) =>
    courseStanding(courseId, await storage.records.list(learnerId, courseId)),

  'progress.openLesson': async ({ courseId, lessonId }, context) => {
    await knownLesson(courseId, lessonId, context)
    const before = courseStanding(courseId, await context.storage.records.list(context.learnerId, courseId))
    // Coming back to the place where one is tells nothing new.
    if (before.lastLessonId === lessonId) return before
    return keepRecord(
      courseId,
      { ...(await recordStamp(context)), kind: 'lesson-opened', lessonId, at: context.now().toISOString() },
      context,
    )
  },

  'progress.finishLesson': async ({ courseId, lessonId }, context) => {
    const { courseVersion } = await knownLesson(courseId, lessonId, context)
    return keepRecord(
      courseId,
      { ...(await recordStamp(context)), kind: 'lesson-finished', lessonId, courseVersion, at: context.now().toISOString() },
      context,
    )
  },

  'progress.notes': ({ courseId }, { storage, learnerId }) => storage.notes.list(learnerId, courseId),

  'progress.saveNote': async ({ courseId, noteId, text }, { storage, learnerId, callId, now }) => {
    await storage.notes.save(learnerId, courseId, noteId, text, callId)
    return { savedAt: now().toISOString() }
  },
}
