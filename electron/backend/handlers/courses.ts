import type { CourseEntry, CourseOutline, coursesContract, LessonView } from '#common/contract/courses.ts'
import { viewOfBlocks } from '#common/domain/courses/view-of-blocks.ts'
import type { CourseManifest } from '#common/domain/courses/course.ts'
import { textIn, type Locale } from '#common/domain/shared/locale.ts'
import type { Context, HandlersFor } from './context.ts'
import { knownCourse, knownLesson } from './lookup/find-course.ts'
import { toTermView } from '#backend/courses/term-view.ts'

export const coursesHandlers: HandlersFor<keyof typeof coursesContract> = {
  'courses.library': async ({ lang }, { courses }) => (await courses.list()).map(course => entryOf(course, course.lessonCount, lang)),

  'courses.outline': async ({ courseId, lang }, context) => outlineOf(await knownCourse(courseId, context), lang, context),

  'courses.lesson': ({ courseId, lessonId, lang }, context) => lessonView(courseId, lessonId, lang, context),

  'courses.glossary': async ({ courseId, lang }, context) => {
    await knownCourse(courseId, context)
    const glossary = await context.courses.glossary(courseId, lang)
    return { lang: glossary?.lang ?? lang, terms: (glossary?.terms ?? []).map(term => toTermView(term, term.lang)) }
  },

  'courses.source': async ({ courseId, sourceId }, { courses }) => (await courses.sources(courseId)).get(sourceId) ?? null,
}

/** A lesson as it is read: nothing of it tells the answer to a check. */
export async function lessonView(courseId: string, lessonId: string, lang: Locale, context: Pick<Context, 'courses'>): Promise<LessonView> {
  const { courses } = context
  const { lesson, lang: lessonLang, courseVersion } = await knownLesson(courseId, lessonId, context, lang)
  const [{ lessons }, sources, glossary] = await Promise.all([
    courses.lessons(courseId, lang),
    courses.sources(courseId),
    courses.glossary(courseId, lang),
  ])
  const place = lessons.findIndex(({ id }) => id === lessonId)
  return {
    courseId,
    courseVersion,
    id: lesson.id,
    title: lesson.title,
    lang: lessonLang,
    minutes: lesson.minutes,
    objectives: lesson.objectives,
    blocks: viewOfBlocks(lesson.blocks),
    sources: lesson.sources.flatMap(id => sources.get(id) ?? []),
    terms: (glossary?.terms ?? []).map(term => toTermView(term, term.lang)),
    previous: lessons[place - 1],
    next: lessons[place + 1],
  }
}

function entryOf(manifest: CourseManifest, lessonCount: number, locale: Locale): CourseEntry {
  const title = textIn(manifest.title, locale)
  const { id, version, order, durationMinutes, prerequisites } = manifest
  return {
    id,
    version,
    order,
    title: title.text,
    summary: textIn(manifest.summary, title.lang).text,
    lang: title.lang,
    durationMinutes,
    prerequisites,
    lessonCount,
  }
}

async function outlineOf(manifest: CourseManifest, lang: Locale, { courses }: Context): Promise<CourseOutline> {
  const [{ lessons, unreadable }, quiz, competencies, guide] = await Promise.all([
    courses.lessons(manifest.id, lang),
    courses.quiz(manifest.id, lang),
    courses.competencies(manifest.id),
    courses.guide(manifest.id, lang),
  ])
  const bankSize = quiz?.questions.size ?? 0
  return {
    ...entryOf(manifest, lessons.length, lang),
    lessons,
    hasGuide: guide !== undefined,
    unreadableLessons: unreadable,
    passMark: manifest.passMark,
    questionCount: Math.min(manifest.quizQuestions ?? bankSize, bankSize),
    competencies: manifest.competencies.map(id => {
      const title = textIn(competencies.get(id)?.title ?? {}, lang)
      return { id, title: title.text, lang: title.lang }
    }),
  }
}
