import { CodedError } from '#common/contract/errors.ts'
import type { CourseManifest, Lesson } from '#common/domain/courses/course.ts'
import type { LessonInLanguage, QuestionInLanguage } from '#backend/courses/course-library.ts'
import type { Question } from '#common/domain/quizzes/question.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { Services } from '#backend/handlers/services.ts'

type Courses = Pick<Services, 'courses'>

/** The course, or the error `not-found`. */
export async function knownCourse(courseId: string, { courses }: Courses): Promise<CourseManifest> {
  const course = await courses.manifest(courseId)
  if (course === undefined) throw new CodedError('not-found', { course: courseId })
  return course
}

/** The lesson, in any language when none is asked for, or the error `not-found`. */
export async function knownLesson(
  courseId: string,
  lessonId: string,
  { courses }: Courses,
  lang: Locale = 'en',
): Promise<LessonInLanguage> {
  const found = await courses.lesson(courseId, lessonId, lang)
  if (found === undefined) throw new CodedError('not-found', { lesson: lessonId })
  return found
}

/** The course's bank by question id; empty when it has none. */
export async function questionBank(courseId: string, lang: Locale, { courses }: Courses): Promise<ReadonlyMap<string, QuestionInLanguage>> {
  return (await courses.quiz(courseId, lang))?.questions ?? new Map()
}

/** The questions inside a lesson. */
export function checksOf(lesson: Lesson): readonly Question[] {
  return lesson.blocks.flatMap(block => (block.kind === 'check' ? [block.question] : []))
}
