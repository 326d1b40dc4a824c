import type { CourseOutline, LessonSummary } from '#common/contract/courses.ts'
import type { CourseStanding } from '#common/domain/progress/progress.ts'

/** The one thing to do next in a course. */
export type NextStep =
  | { readonly kind: 'lesson'; readonly lesson: LessonSummary; readonly begun: boolean }
  | { readonly kind: 'quiz' }
  | { readonly kind: 'certificate' }
  | { readonly kind: 'done' }

export function nextStep(outline: Pick<CourseOutline, 'lessons' | 'questionCount'>, standing: CourseStanding | undefined): NextStep {
  const lesson = nextLesson(outline.lessons, standing)
  if (lesson !== undefined) return { kind: 'lesson', lesson, begun: standing !== undefined }
  if (outline.questionCount > 0 && standing?.quizPassed !== true) return { kind: 'quiz' }
  return standing?.certificateId === undefined ? { kind: 'certificate' } : { kind: 'done' }
}

/** The lesson left last if it is not finished, else the first unfinished one after it, else the first unfinished of all. */
function nextLesson(lessons: readonly LessonSummary[], standing: CourseStanding | undefined): LessonSummary | undefined {
  const isLeft = (lesson: LessonSummary): boolean => standing?.lessonsFinished.includes(lesson.id) !== true
  const last = lessons.findIndex(lesson => lesson.id === standing?.lastLessonId)
  return lessons.slice(Math.max(last, 0)).find(isLeft) ?? lessons.find(isLeft)
}
