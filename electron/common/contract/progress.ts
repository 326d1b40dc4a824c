import { z } from 'zod'
import type { CourseStanding } from '#common/domain/progress/progress.ts'
import { event, mutation, query, returns } from './procedure.ts'
import { contentIdInput, nothing } from './shared.ts'

const ofCourse = z.object({ courseId: contentIdInput })
const ofLesson = ofCourse.extend({ lessonId: contentIdInput })

/** Longest note to a reflection, in characters. */
export const NOTE_MAX_LENGTH = 20_000

export const progressContract = {
  /** Where the learner stands in every course begun. */
  'progress.overview': query({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: nothing,
    output: returns<readonly CourseStanding[]>(),
  }),
  'progress.course': query({ reach: ['window', 'learner'], owner: 'caller', input: ofCourse, output: returns<CourseStanding>() }),
  'progress.openLesson': mutation({ reach: ['window', 'learner'], owner: 'caller', input: ofLesson, output: returns<CourseStanding>() }),
  'progress.finishLesson': mutation({ reach: ['window', 'learner'], owner: 'caller', input: ofLesson, output: returns<CourseStanding>() }),
  /** The learner's own notes to the reflections of a course, by reflection id. */
  'progress.notes': query({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: ofCourse,
    output: returns<Readonly<Record<string, string>>>(),
  }),
  'progress.saveNote': mutation({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: ofCourse.extend({ noteId: contentIdInput, text: z.string().max(NOTE_MAX_LENGTH) }),
    output: returns<{ readonly savedAt: string }>(),
  }),
}

export const progressEvents = {
  'progress.changed': event<CourseStanding>({ reach: ['window', 'learner'], owner: 'caller', payload: {} }),
}
