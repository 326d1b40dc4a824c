import { AGENDA_NAMES, listAgendas } from '#common/domain/guides/workshop-guide.ts'
import type { AgendaName, GuideAgenda, WorkshopGuide } from '#common/domain/guides/workshop-guide.ts'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { createWorkshopFromGuide } from '#common/domain/workshops/create-workshop.ts'
import { coverTexts, type HasQuestion, type TextCoverage } from '#common/domain/workshops/text-coverage.ts'
import { listActivities, type Workshop } from '#common/domain/workshops/workshop.ts'
import type { Services } from '#backend/handlers/services.ts'
import { loadQuestionBank } from './find-course.ts'

type CoursesContext = Pick<Services, 'courses'>

export async function coverWorkshop(workshop: Workshop, context: CoursesContext): Promise<readonly TextCoverage[]> {
  return coverTexts(workshop, await findQuestions(workshop, context))
}

export async function coverGuide(courseId: string, agenda: AgendaName, context: CoursesContext): Promise<readonly TextCoverage[]> {
  const guides = await loadGuides(courseId, context)
  const made = LOCALES.flatMap(lang => {
    const { [lang]: guide, ...others } = guides
    const identity = { id: courseId, now: new Date(0) }
    return guide === undefined || guide.agendas[agenda].length === 0
      ? []
      : [{ lang, workshop: createWorkshopFromGuide({ guide, courseId, agenda, lang, others }, '', identity) }]
  })
  return Promise.all(
    made.map(async ({ lang, workshop }) => {
      const found = (await coverWorkshop(workshop, context)).find(coverage => coverage.lang === lang)
      return found ?? { lang, complete: 0, total: 0, missing: [] }
    }),
  )
}

/** The agendas that the guide has in any language; the minutes are those of the first one that has it, `lang` before all. */
export async function listGuideAgendas(courseId: string, lang: Locale, context: CoursesContext): Promise<readonly GuideAgenda[]> {
  const guides = await loadGuides(courseId, context)
  const listed = [lang, ...LOCALES].flatMap(each => (guides[each] === undefined ? [] : listAgendas(guides[each])))
  return AGENDA_NAMES.flatMap(name => listed.find(agenda => agenda.name === name) ?? [])
}

/** The guide in each language that it is in, without `except`. */
export async function loadGuides(
  courseId: string,
  { courses }: CoursesContext,
  except?: Locale,
): Promise<Readonly<Partial<Record<Locale, WorkshopGuide>>>> {
  const found = await Promise.all(
    LOCALES.filter(lang => lang !== except).map(async wanted => ({ wanted, found: await courses.guide(courseId, wanted) })),
  )
  return Object.fromEntries(found.flatMap(({ wanted, found: guide }) => (guide?.lang === wanted ? [[wanted, guide.guide] as const] : [])))
}

/** Reads the banks that a workshop's activities take questions from, in every language. */
async function findQuestions(workshop: Workshop, context: CoursesContext): Promise<HasQuestion> {
  const { guide } = workshop
  const courseIds = listActivities(workshop).flatMap(({ questionIds, courseId = guide?.courseId }) =>
    questionIds.length === 0 || courseId === undefined ? [] : [courseId],
  )
  const banks = await Promise.all(
    [...new Set(courseIds)].flatMap(courseId =>
      LOCALES.map(async lang => ({ courseId, lang, bank: await loadQuestionBank(courseId, lang, context) })),
    ),
  )
  const known = new Set(
    banks.flatMap(({ courseId, lang, bank }) =>
      [...bank].flatMap(([id, question]) => (question.lang === lang ? [`${lang}/${courseId}/${id}`] : [])),
    ),
  )
  return (courseId, questionId, lang) => known.has(`${lang}/${courseId}/${questionId}`)
}
