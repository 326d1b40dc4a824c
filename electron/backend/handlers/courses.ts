import type { CourseSummary, CourseOutline, coursesContract } from '#common/contract/courses.ts'
import type { CourseManifest } from '#common/domain/courses/course.ts'
import { languagePreference } from '#common/domain/courses/choose-lessons.ts'
import { textIn, type Locale } from '#common/domain/shared/locale.ts'
import type { Context, HandlersFor } from './context.ts'
import { requireCourse } from './lookup/find-course.ts'
import { loadLessonView } from './lookup/lesson-view.ts'
import { toTermView } from '#backend/courses/term-view.ts'

export const coursesHandlers: HandlersFor<keyof typeof coursesContract> = {
  'courses.library': async ({ lang }, { courses }) =>
    (await courses.list()).map(course =>
      toCourseEntry(course, course.lessonCount, findLessonLang(course.lessonLangs, lang, course.original), lang),
    ),

  'courses.outline': async ({ courseId, lang }, context) => loadOutline(await requireCourse(courseId, context), lang, context),

  'courses.lesson': ({ courseId, lessonId, lang }, context) => loadLessonView(courseId, lessonId, lang, context),

  'courses.glossary': async ({ courseId, lang }, context) => {
    const { title } = await requireCourse(courseId, context)
    const glossary = await context.courses.glossary(courseId, lang)
    return {
      courseTitle: textIn(title, lang).text,
      lang: glossary?.lang ?? lang,
      terms: (glossary?.terms ?? []).map(term => toTermView(term, term.lang)),
    }
  },

  'courses.source': async ({ courseId, sourceId }, { courses }) => (await courses.sources(courseId)).get(sourceId) ?? null,
}

/** As lessons are chosen one by one; undefined: there are none. */
function findLessonLang(langs: readonly Locale[], wanted: Locale, original: Locale | undefined): Locale | undefined {
  return languagePreference(wanted, original).find(lang => langs.includes(lang))
}

function toCourseEntry(manifest: CourseManifest, lessonCount: number, lessonLang: Locale | undefined, locale: Locale): CourseSummary {
  const title = textIn(manifest.title, locale)
  const { id, version, order, durationMinutes, prerequisites } = manifest
  return {
    id,
    version,
    order,
    title: title.text,
    summary: textIn(manifest.summary, title.lang).text,
    lang: title.lang,
    lessonLang: lessonLang ?? title.lang,
    durationMinutes,
    prerequisites,
    lessonCount,
  }
}

async function loadOutline(manifest: CourseManifest, lang: Locale, { courses }: Context): Promise<CourseOutline> {
  const [{ lessons, unreadable }, quiz, competencies, guide] = await Promise.all([
    courses.lessons(manifest.id, lang),
    courses.quiz(manifest.id, lang),
    courses.competencies(manifest.id),
    courses.guide(manifest.id, lang),
  ])
  const bankSize = quiz?.questions.size ?? 0
  return {
    ...toCourseEntry(
      manifest,
      lessons.length,
      findLessonLang([...new Set(lessons.map(lesson => lesson.lang))], lang, manifest.original),
      lang,
    ),
    lessons,
    hasGuide: guide !== undefined,
    unreadableLessons: unreadable,
    quizLang: quiz?.lang ?? lang,
    passMark: manifest.passMark,
    questionCount: Math.min(manifest.quizQuestions ?? bankSize, bankSize),
    quizMinutes: manifest.quizMinutes,
    quizTries: manifest.quizTries,
    quizWaitHours: manifest.quizWaitHours,
    competencies: manifest.competencies.map(id => {
      const title = textIn(competencies.get(id)?.title ?? {}, lang)
      return { id, title: title.text, lang: title.lang }
    }),
  }
}
