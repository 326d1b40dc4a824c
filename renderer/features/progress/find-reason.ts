import type { CourseStanding } from '#common/domain/progress/progress.ts'

/** Why the next step of a course is what it is. */
export type Reason =
  | {
      readonly kind: 'lesson'
      readonly lessonId: string
      /** The first of the course, the one in which something was done last, or one that is left. */
      readonly because: 'first-lesson' | 'lesson-opened' | 'lesson-left'
    }
  | { readonly kind: 'quiz-running' | 'quiz' | 'quiz-again' | 'certificate' | 'all-done' }

export function findReason({ standing, isBegun }: { readonly standing: CourseStanding; readonly isBegun: boolean }): Reason {
  const { next, lastLessonId, bestScore } = standing
  switch (next.kind) {
    case 'lesson': {
      const { lessonId } = next
      if (!isBegun) return { kind: 'lesson', lessonId, because: 'first-lesson' }
      return { kind: 'lesson', lessonId, because: lessonId === lastLessonId ? 'lesson-opened' : 'lesson-left' }
    }
    case 'resume-quiz':
      return { kind: 'quiz-running' }
    case 'quiz':
      return { kind: bestScore === undefined ? 'quiz' : 'quiz-again' }
    case 'certificate':
      return { kind: 'certificate' }
    case 'done':
      return { kind: 'all-done' }
  }
}
