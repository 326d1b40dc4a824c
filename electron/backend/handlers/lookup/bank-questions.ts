import type { WorkshopBank } from '#common/contract/workshops.ts'
import { toQuestionView } from '#common/domain/quizzes/question-view.ts'
import { isShownInRoom } from '#common/domain/room/rules/room-questions.ts'
import { toAnswerKey } from '#common/domain/room/views/activity-view.ts'
import { textIn, type Locale } from '#common/domain/shared/locale.ts'
import type { Services } from '#backend/handlers/services.ts'
import { loadQuestionBank } from './find-course.ts'

/** The questions of a course's bank that a room can ask, with their answers, for a facilitator who chooses among them. */
export async function loadWorkshopBank(courseId: string, lang: Locale, context: Pick<Services, 'courses'>): Promise<WorkshopBank> {
  const [bank, competencies] = await Promise.all([loadQuestionBank(courseId, lang, context), context.courses.competencies(courseId)])
  const all = [...bank.values()]
  const shown = all.filter(({ question }) => isShownInRoom(question.kind))
  return {
    questions: shown.map(({ question, lang: written }) => ({
      ...toQuestionView(question),
      lang: written,
      key: toAnswerKey(question),
      topics: question.competencies.map(id => textIn(competencies.get(id)?.title ?? {}, lang).text),
    })),
    leftOut: all.length - shown.length,
  }
}
