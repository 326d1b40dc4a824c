import type { CourseSummary } from '#common/contract/courses.ts'
import type { AttemptSummary } from '#common/contract/quizzes.ts'
import type { CourseStanding } from '#common/domain/progress/progress.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { CallFunction } from '#renderer/api/index.ts'

export type FinishedAttempt = Extract<AttemptSummary, { kind: 'finished' }>

export interface CourseProgress {
  readonly entry: CourseSummary
  /** Undefined if not started. */
  readonly standing: CourseStanding | undefined
  /** Oldest first. */
  readonly attempts: readonly FinishedAttempt[]
}

/** The learner's progress in every course, in the order of the series. */
export async function readProgress(call: CallFunction, lang: Locale): Promise<readonly CourseProgress[]> {
  const [courses, standings] = await Promise.all([call('courses.library', { lang }), call('progress.overview')])
  const inOrder = [...courses].sort((left, right) => left.order - right.order)
  return Promise.all(
    inOrder.map(async entry => {
      const standing = standings.find(one => one.courseId === entry.id)
      const attempts = standing?.bestScore === undefined ? [] : await call('quizzes.attempts', { courseId: entry.id })
      return { entry, standing, attempts: sortFinished(attempts) }
    }),
  )
}

function sortFinished(attempts: readonly AttemptSummary[]): readonly FinishedAttempt[] {
  return attempts.filter(attempt => attempt.kind === 'finished').sort((left, right) => (left.finishedAt < right.finishedAt ? -1 : 1))
}
