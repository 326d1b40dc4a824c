import type { AttemptQuestion, AttemptView } from '#common/contract/quizzes.ts'
import type { Attempt, RecordedAnswer } from '#common/domain/quizzes/attempt.ts'
import { buildFeedback } from '#common/domain/quizzes/build-feedback.ts'
import type { Question } from '#common/domain/quizzes/question.ts'
import { toQuestionView } from '#common/domain/quizzes/question-view.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { LearnerContext } from '#backend/handlers/context.ts'
import { summarizeAttempt } from './attempts.ts'
import { loadQuestionBank } from './find-course.ts'

/** An attempt as its learner may see it: with the right answer only for questions already answered. */
export async function loadAttemptView(attempt: Attempt, lang: Locale, context: LearnerContext): Promise<AttemptView> {
  const questions = await loadQuestionBank(attempt.courseId, lang, context)
  return {
    attempt: summarizeAttempt(attempt),
    questions: attempt.questionIds.map(questionId => {
      const found = questions.get(questionId)
      const answer = attempt.answers.find(one => one.questionId === questionId)
      return {
        questionId,
        lang: found?.lang ?? lang,
        question: found === undefined ? undefined : toQuestionView(found.question),
        answered: viewAnswer(found?.question, answer),
      }
    }),
  }
}

function viewAnswer(question: Question | undefined, answer: RecordedAnswer | undefined): AttemptQuestion['answered'] {
  if (answer === undefined) return undefined
  const feedback =
    question === undefined
      ? { ...answer, parts: [], explanationHtml: undefined, modelHtml: undefined }
      : buildFeedback(question, answer.response, answer)
  return { response: answer.response, feedback, answeredAt: answer.answeredAt }
}
