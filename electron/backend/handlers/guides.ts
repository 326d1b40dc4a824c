import { CodedError } from '#common/contract/errors.ts'
import type { guidesContract, GuideView } from '#common/contract/guides.ts'
import { textIn } from '#common/domain/shared/locale.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { readPicture } from '#backend/courses/read-picture.ts'
import type { Context, HandlersFor } from './context.ts'
import { requireCourse, loadQuestionBank } from './lookup/find-course.ts'

export const guidesHandlers: HandlersFor<keyof typeof guidesContract> = {
  'guides.read': ({ courseId, lang }, context) => loadGuideView(courseId, lang, context),

  'guides.document': async ({ courseId, lang, what, agenda, start, paper }, context) => {
    const guide = await loadGuideView(courseId, lang, context)
    const pdf = await context.documents.makeGuide({ guide, what, agenda, start, paper }, src => readPicture(context.courses, src))
    return { fileName: `${courseId}-${what}-${guide.lang}.pdf`, mediaType: 'application/pdf', base64: Buffer.from(pdf).toString('base64') }
  },
}

async function loadGuideView(courseId: string, lang: Locale, context: Context): Promise<GuideView> {
  const { courses } = context
  const [course, found, known] = await Promise.all([
    requireCourse(courseId, context),
    courses.guide(courseId, lang),
    courses.sources(courseId),
  ])
  if (found === undefined) throw new CodedError('not-found', { guide: courseId })
  const bank = await loadQuestionBank(courseId, found.lang, context)
  const title = textIn(course.title, lang)
  const { sources, ...guide } = found.guide
  return {
    ...guide,
    courseId,
    courseTitle: title.text,
    courseTitleLang: title.lang,
    order: course.order,
    lang: found.lang,
    sources: sources.flatMap(id => known.get(id) ?? []),
    questions: Object.fromEntries([...bank].map(([id, { question }]) => [id, question.title])),
  }
}
