import type { progressContract } from '#common/contract/progress.ts'
import type { HandlersFor } from './context.ts'
import { createRecordStamp, saveRecord } from './lookup/save-record.ts'
import { requireLesson } from './lookup/find-course.ts'
import { loadLetter } from './lookup/progress-letter.ts'
import { isOpenedLast, loadStanding, loadStandings } from './lookup/standing.ts'

export const progressHandlers: HandlersFor<keyof typeof progressContract> = {
  'progress.overview': (_, context) => loadStandings(context),

  'progress.letter': ({ lang }, context) => loadLetter(lang, context),

  'progress.course': ({ courseId }, context) => loadStanding(courseId, context),

  'progress.openLesson': async ({ courseId, lessonId }, context) => {
    await requireLesson(courseId, lessonId, context)
    if (await isOpenedLast(courseId, lessonId, context)) return loadStanding(courseId, context)
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

  'progress.reopenLesson': async ({ courseId, lessonId }, context) => {
    await requireLesson(courseId, lessonId, context)
    return saveRecord(
      courseId,
      { ...(await createRecordStamp(context)), kind: 'lesson-reopened', lessonId, at: context.now().toISOString() },
      context,
    )
  },

  'progress.place': async ({ courseId, lessonId }, { storage, learnerId }) =>
    (await storage.readingPlaces.read(learnerId, courseId, lessonId)) ?? null,

  'progress.keepPlace': async ({ courseId, lessonId, place }, context) => {
    await requireLesson(courseId, lessonId, context)
    await context.storage.readingPlaces.keep(context.learnerId, courseId, lessonId, place, context.callId)
    return null
  },

  'progress.notes': ({ courseId }, { storage, learnerId }) => storage.notes.list(learnerId, courseId),

  'progress.saveNote': async ({ courseId, noteId, text, replaces }, { storage, learnerId, callId, now }) => {
    const found = await storage.notes.save(learnerId, courseId, noteId, text, callId, replaces)
    return found === undefined ? { kind: 'saved', savedAt: now().toISOString() } : { kind: 'differs', text: found }
  },
}
