import type { CourseOutline, LessonSummary } from '#common/contract/courses.ts'
import type { CourseStanding } from '#common/domain/progress/progress.ts'

/** What to do next in a course. */
export type NextStep =
  | { readonly kind: 'lesson'; readonly lesson: LessonSummary; readonly isStarted: boolean }
  | { readonly kind: 'quiz' }
  | { readonly kind: 'certificate' }
  | { readonly kind: 'done' }

export function findNextStep(outline: Pick<CourseOutline, 'lessons' | 'questionCount'>, standing: CourseStanding | undefined): NextStep {
  const lesson = findNextLesson(outline.lessons, standing)
  if (lesson !== undefined) return { kind: 'lesson', lesson, isStarted: standing !== undefined }
  if (outline.questionCount > 0 && standing?.quizPassed !== true) return { kind: 'quiz' }
  return standing?.certificateId === undefined ? { kind: 'certificate' } : { kind: 'done' }
}

/** The lesson opened last if it is unfinished, else the first unfinished one after it, else the first unfinished one. */
function findNextLesson(lessons: readonly LessonSummary[], standing: CourseStanding | undefined): LessonSummary | undefined {
  const isUnfinished = (lesson: LessonSummary): boolean => standing?.lessonsFinished.includes(lesson.id) !== true
  const last = lessons.findIndex(lesson => lesson.id === standing?.lastLessonId)
  return lessons.slice(Math.max(last, 0)).find(isUnfinished) ?? lessons.find(isUnfinished)
}
