import { CodedError } from '#common/contract/errors.ts'
import type { CourseManifest, Lesson } from '#common/domain/courses/course.ts'
import type { LessonInLanguage, QuestionInLanguage } from '#backend/courses/course-library.ts'
import type { Question } from '#common/domain/quizzes/question.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { Services } from '#backend/handlers/services.ts'

type CoursesContext = Pick<Services, 'courses'>

/** The course, or the error `not-found`. */
export async function requireCourse(courseId: string, { courses }: CoursesContext): Promise<CourseManifest> {
  const course = await courses.manifest(courseId)
  if (course === undefined) throw new CodedError('not-found', { course: courseId })
  return course
}

/** The lesson in a language, or in another one that has it, or the error `not-found`. */
export async function requireLesson(
  courseId: string,
  lessonId: string,
  { courses }: CoursesContext,
  lang: Locale = 'en',
): Promise<LessonInLanguage> {
  const found = await courses.lesson(courseId, lessonId, lang)
  if (found === undefined) throw new CodedError('not-found', { lesson: lessonId })
  return found
}

/** The course's question bank by question id; empty when it has none. */
export async function loadQuestionBank(
  courseId: string,
  lang: Locale,
  { courses }: CoursesContext,
): Promise<ReadonlyMap<string, QuestionInLanguage>> {
  return (await courses.quiz(courseId, lang))?.questions ?? new Map()
}

/** The knowledge checks inside a lesson. */
export function listChecks(lesson: Lesson): readonly Question[] {
  return lesson.blocks.flatMap(block => (block.kind === 'check' ? [block.question] : []))
}
