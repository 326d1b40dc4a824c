import type { Locale } from '#common/domain/shared/locale.ts'
import type { CourseAttempts } from '#backend/documents/answers-csv.ts'
import type { LearnerContext } from '#backend/handlers/context.ts'
import { listAttempts } from './attempts.ts'
import { loadQuestionBank } from './find-course.ts'

/** The attempts of this learner, by course; also of courses that are no longer on this computer. */
export async function listCourseAttempts(lang: Locale, context: LearnerContext): Promise<readonly CourseAttempts[]> {
  const { storage, learnerId } = context
  const [finished, running] = await Promise.all([storage.records.listCourses(learnerId), storage.attempts.listRunning(learnerId)])
  const courseIds = [...new Set([...finished, ...running.map(({ courseId }) => courseId)])].sort()
  return Promise.all(
    courseIds.map(async courseId => {
      const [attempts, questions] = await Promise.all([listAttempts(courseId, context), loadQuestionBank(courseId, lang, context)])
      return {
        attempts: attempts.toReversed(),
        findAsked: ({ questionId, contentHash }) => {
          const asked = questions.get(questionId)
          return asked?.contentHashes.includes(contentHash) === true ? asked.question : undefined
        },
      }
    }),
  )
}
