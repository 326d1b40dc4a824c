import type { LessonView } from '#common/contract/courses.ts'
import { toBlockViews } from '#common/domain/courses/block-view.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { toTermView } from '#backend/courses/term-view.ts'
import type { Context } from '#backend/handlers/context.ts'
import { requireLesson } from './find-course.ts'

/** A lesson for reading, without the answers to its checks. */
export async function loadLessonView(
  courseId: string,
  lessonId: string,
  lang: Locale,
  context: Pick<Context, 'courses'>,
): Promise<LessonView> {
  const { courses } = context
  const { lesson, lang: lessonLang, courseVersion } = await requireLesson(courseId, lessonId, context, lang)
  const [{ lessons }, sources, glossary] = await Promise.all([
    courses.lessons(courseId, lang),
    courses.sources(courseId),
    courses.glossary(courseId, lang),
  ])
  const index = lessons.findIndex(({ id }) => id === lessonId)
  return {
    courseId,
    courseVersion,
    id: lesson.id,
    title: lesson.title,
    lang: lessonLang,
    minutes: lesson.minutes,
    objectives: lesson.objectives,
    blocks: toBlockViews(lesson.blocks),
    sources: lesson.sources.flatMap(id => sources.get(id) ?? []),
    terms: (glossary?.terms ?? []).map(term => toTermView(term, term.lang)),
    previous: lessons[index - 1],
    next: lessons[index + 1],
  }
}
