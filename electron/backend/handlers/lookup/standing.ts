import type { Syllabus } from '#common/domain/courses/syllabus.ts'
import { computeCourseStanding, findTouched } from '#common/domain/progress/course-standing.ts'
import type { CourseStanding } from '#common/domain/progress/progress.ts'
import type { RunningAttempt } from '#common/domain/quizzes/attempt.ts'
import type { LearnerContext } from '#backend/handlers/context.ts'

type StandingContext = Pick<LearnerContext, 'storage' | 'courses' | 'learnerId'>

/** The learner's standing in a course; of one that is gone, without lessons. */
export async function loadStanding(courseId: string, context: StandingContext): Promise<CourseStanding> {
  const [syllabus, running] = await Promise.all([
    context.courses.syllabus(courseId),
    context.storage.attempts.listRunning(context.learnerId),
  ])
  return computeFor(syllabus ?? { courseId, lessons: [], hasQuiz: false, durationMinutes: 0 }, running, context)
}

/** The standing in every course that was begun and is still here. */
export async function loadStandings(context: StandingContext): Promise<readonly CourseStanding[]> {
  const { courses, storage, learnerId } = context
  const [begun, running] = await Promise.all([storage.records.listCourses(learnerId), storage.attempts.listRunning(learnerId)])
  const courseIds = [...new Set([...begun, ...running.map(({ courseId }) => courseId)])].sort()
  const found = await Promise.all(courseIds.map(courseId => courses.syllabus(courseId)))
  return Promise.all(found.filter(syllabus => syllabus !== undefined).map(syllabus => computeFor(syllabus, running, context)))
}

/** Whether opening this lesson was the last thing that the learner did, in any course. */
export async function isOpenedLast(courseId: string, lessonId: string, { storage, learnerId }: StandingContext): Promise<boolean> {
  const [begun, running] = await Promise.all([storage.records.listCourses(learnerId), storage.attempts.listRunning(learnerId)])
  const all = await Promise.all(begun.map(async id => ({ id, last: (await storage.records.digest(learnerId, id)).last })))
  const last = all.find(({ id }) => id === courseId)?.last
  if (last?.lessonId !== lessonId || last.kind === 'lesson-finished') return false
  return all.every(({ last: other }) => other === undefined || other.at <= last.at) && running.every(one => findTouched(one) <= last.at)
}

/** A power cut between saving the record of an attempt and removing the running one leaves both: the record counts. */
async function computeFor(
  syllabus: Syllabus,
  allRunning: readonly RunningAttempt[],
  { storage, learnerId }: Pick<StandingContext, 'storage' | 'learnerId'>,
): Promise<CourseStanding> {
  const { courseId } = syllabus
  const digest = await storage.records.digest(learnerId, courseId)
  const finishedIds = new Set([...digest.attempts.values()].map(({ id }) => id))
  const running = allRunning.findLast(attempt => attempt.courseId === courseId && !finishedIds.has(attempt.id))
  return computeCourseStanding(syllabus, { digest, running })
}
