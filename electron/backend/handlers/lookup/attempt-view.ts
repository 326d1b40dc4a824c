import type { AttemptView } from '#common/contract/quizzes.ts'
import type { Attempt } from '#common/domain/quizzes/attempt.ts'
import { toQuestionView } from '#common/domain/quizzes/question-view.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { LearnerContext } from '#backend/handlers/context.ts'
import { summarizeAttempt } from './attempts.ts'
import { toCheckedAnswer } from './checked-answer.ts'
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
        answered: answer && toCheckedAnswer(found, answer),
      }
    }),
  }
}
