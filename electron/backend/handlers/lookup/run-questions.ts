import type { Question } from '#common/domain/quizzes/question.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { OwnQuestion } from '#common/domain/workshops/own-questions/own-question.ts'
import { workshopPictureUrl } from '#common/domain/workshops/own-questions/picture.ts'
import { toQuestion } from '#common/domain/workshops/own-questions/to-question.ts'
import type { PlannedActivity, Workshop } from '#common/domain/workshops/workshop.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import type { Services } from '#backend/handlers/services.ts'
import { loadQuestionBank } from './find-course.ts'

interface FoundQuestion {
  readonly question: Question
  /** Whether it is in the language that was asked for. */
  readonly isInLanguage: boolean
}

/**
 * The questions of an activity, from its bank and its own, in each language of the room that has them all; in its first language
 * always, with other languages where it lacks some.
 */
export async function loadRunQuestions(
  workshop: Workshop,
  activity: PlannedActivity,
  context: Pick<Services, 'courses'>,
): Promise<Partial<Record<Locale, readonly Question[]>>> {
  const questions: Partial<Record<Locale, readonly Question[]>> = {}
  if (activity.questionIds.length === 0) return questions
  for (const [index, lang] of workshop.languages.entries()) {
    const found = await findQuestions(workshop, activity, lang, context)
    if (index === 0 || found.every(({ isInLanguage }) => isInLanguage)) questions[lang] = found.map(({ question }) => question)
  }
  return questions
}

async function findQuestions(
  workshop: Workshop,
  { questionIds, ownQuestions = [], courseId = workshop.guide?.courseId }: PlannedActivity,
  lang: Locale,
  context: Pick<Services, 'courses'>,
): Promise<readonly FoundQuestion[]> {
  const own = new Map(ownQuestions.map(question => [question.id, question]))
  const needsBank = courseId !== undefined && questionIds.some(id => !own.has(id))
  const bank = needsBank ? await loadQuestionBank(courseId, lang, context) : new Map()
  return questionIds.flatMap((id): readonly FoundQuestion[] => {
    const written = own.get(id)
    if (written !== undefined) return [toOwn(workshop, written, lang)]
    const found = bank.get(id)
    // Nothing of it is right or wrong; the check says so, and names the activity to use instead.
    return found === undefined || found.question.kind === 'likert' ? [] : [{ question: found.question, isInLanguage: found.lang === lang }]
  })
}

function toOwn({ id, languages }: Workshop, question: OwnQuestion, lang: Locale): FoundQuestion {
  const textLang = question.textLang ?? languages[0] ?? 'en'
  const translation = lang === textLang ? question : question.translations[lang]
  const { true: yes, false: no } = messagesFor(translation === undefined ? textLang : lang).workshop
  const context = { words: { true: yes, false: no }, pictureUrl: (name: string) => workshopPictureUrl(id, name) }
  return { question: toQuestion(question, translation ?? question, context), isInLanguage: translation !== undefined }
}
