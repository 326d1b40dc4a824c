import type { CaseView, DocumentView, referenceContract, SharedTermView } from '#common/contract/reference.ts'
import type { CourseManifest } from '#common/domain/courses/course.ts'
import { textIn } from '#common/domain/shared/locale.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { Context, HandlersFor } from './context.ts'
import { toTermView } from '#backend/courses/term-view.ts'

export const referenceHandlers: HandlersFor<keyof typeof referenceContract> = {
  'reference.cases': ({ lang }, context) => collectFromCourses(context, course => listCases(course, lang, context)),

  'reference.documents': ({ lang }, context) => collectFromCourses(context, course => listDocuments(course, lang, context)),

  'reference.terms': async ({ lang }, context) => {
    const terms = new Map<string, SharedTermView>()
    for (const term of await collectFromCourses(context, course => listTerms(course, lang, context)))
      if (!terms.has(term.id)) terms.set(term.id, term)
    return [...terms.values()]
  },
}

async function collectFromCourses<T>({ courses }: Context, read: (course: CourseManifest) => Promise<readonly T[]>): Promise<readonly T[]> {
  return (await Promise.all((await courses.list()).map(read))).flat()
}

function describeCourse(course: CourseManifest, lang: Locale) {
  const title = textIn(course.title, lang)
  return { courseId: course.id, courseTitle: title.text, courseTitleLang: title.lang, order: course.order }
}

async function listCases(course: CourseManifest, lang: Locale, { courses }: Context): Promise<readonly CaseView[]> {
  const { lessons } = await courses.lessons(course.id, lang)
  const read = await Promise.all(lessons.map(({ id }) => courses.lesson(course.id, id, lang)))
  return read.flatMap(found =>
    (found?.lesson.blocks ?? []).flatMap(block => {
      if (found === undefined || block.kind !== 'case') return []
      const { id, title, html, facts } = block
      return [{ ...describeCourse(course, lang), lang: found.lang, lessonId: found.lesson.id, id, title, html, ...facts }]
    }),
  )
}

async function listDocuments(course: CourseManifest, lang: Locale, { courses }: Context): Promise<readonly DocumentView[]> {
  const [documents, sources] = await Promise.all([courses.documents(course.id, lang), courses.sources(course.id)])
  return documents.map(({ id, title, html, source, lang: found }) => ({
    ...describeCourse(course, lang),
    lang: found,
    id,
    title,
    html,
    source: sources.get(source),
  }))
}

async function listTerms(course: CourseManifest, lang: Locale, { courses }: Context): Promise<readonly SharedTermView[]> {
  const glossary = await courses.glossary(course.id, lang)
  return (glossary?.terms ?? []).map(term => ({ ...toTermView(term, term.lang), courseId: course.id, lang: term.lang }))
}
