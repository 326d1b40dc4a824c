import { computed, type ComputedRef } from 'vue'
import type { RouteLocationRaw } from 'vue-router'
import type { CourseOutline } from '#common/contract/courses.ts'
import { computeCourseStanding } from '#common/domain/progress/course-standing.ts'
import { EMPTY_DIGEST } from '#common/domain/progress/digest.ts'
import type { CourseStanding, NextStep, RunningQuiz } from '#common/domain/progress/progress.ts'
import { useWords } from '#renderer/i18n/use-words.ts'

export interface StepLink {
  readonly to: RouteLocationRaw
  readonly label: string
}

/** Turns the next step in a course into a link. `isBegun`: something was done in the course before. */
export function useStepLink(): (courseId: string, step: NextStep | undefined, isBegun: boolean) => StepLink {
  const { t, number } = useWords()
  return (courseId, step, isBegun) => {
    const params = { courseId }
    switch (step?.kind) {
      case 'lesson': {
        const label = isBegun ? t('courses.next.continue') : t('courses.next.start')
        return { to: { name: 'lesson', params: { ...params, lessonId: step.lessonId } }, label }
      }
      case 'resume-quiz':
        return toResumeLink(courseId, step)
      case 'quiz':
        return { to: { name: 'quiz', params }, label: t('courses.next.quiz') }
      case 'certificate':
        return { to: { name: 'certificate', params }, label: t('courses.next.certificate') }
      default:
        return { to: { name: 'course', params }, label: t('courses.next.open') }
    }
  }

  function toResumeLink(courseId: string, { attemptId, answered, questions }: RunningQuiz): StepLink {
    const to = { name: 'attempt', params: { courseId, attemptId } }
    return { to, label: t('courses.next.resumeQuiz', { done: number(answered), all: number(questions) }) }
  }
}

/** A link to the quiz that was begun, for where the next step is something else. */
export function useResumeLink(courseId: () => string, standing: () => CourseStanding | undefined): ComputedRef<StepLink | undefined> {
  const toLink = useStepLink()
  return computed(() => {
    const running = standing()?.runningQuiz
    return running && toLink(courseId(), { kind: 'resume-quiz', ...running }, true)
  })
}

/** The standing in a course in which nothing was done yet. */
export function standingAtStart({ id, lessons, questionCount, durationMinutes }: CourseOutline): CourseStanding {
  const syllabus = { courseId: id, lessons, hasQuiz: questionCount > 0, durationMinutes }
  return computeCourseStanding(syllabus, { digest: EMPTY_DIGEST, running: undefined })
}

/** Lessons finished and lessons in all, of the course as it is today. */
export function countLessons(
  standing: CourseStanding | undefined,
  { lessonCount }: { readonly lessonCount: number },
): { readonly done: number; readonly all: number } {
  if (standing === undefined) return { done: 0, all: lessonCount }
  const done = standing.lessonsFinished.length
  return { done, all: done + standing.lessonsLeft.length }
}
