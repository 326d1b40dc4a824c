import { CodedError } from '../../common/contract/errors.ts'
import type { CourseManifest, Lesson } from '../../common/domain/courses/course.ts'
import type { Question } from '../../common/domain/quizzes/question.ts'
import type { Locale } from '../../common/domain/shared/locale.ts'
import type { Services } from './services.ts'

type Courses = Pick<Services, 'courses'>

/** The course, or the error `not-found`. */
export async function knownCourse(courseId: string, { courses }: Courses): Promise<CourseManifest> {
  const course = await courses.manifest(courseId)
  if (course === undefined) throw new CodedError('not-found', { course: courseId })
  return course
}

/** The lesson, in any language when none is asked for, or the error `not-found`. */
export async function knownLesson(courseId: string, lessonId: string, { courses }: Courses, lang: Locale = 'en'): Promise<{ readonly lesson: Lesson; readonly lang: Locale; readonly courseVersion: string }> {
  const { version } = await knownCourse(courseId, { courses })
  const found = await courses.lesson(courseId, lessonId, lang)
  if (found === undefined) throw new CodedError('not-found', { lesson: lessonId })
  return { lesson: found.lesson, lang: found.lang, courseVersion: version }
}

/** The questions inside a lesson. */
export function checksOf(lesson: Lesson): readonly Question[] {
  return lesson.blocks.flatMap(block => (block.kind === 'check' ? [block.question] : []))
}
