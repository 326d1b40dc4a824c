import { CodedError } from '#common/contract/errors.ts'
import type { CheckedAnswer, quizzesContract } from '#common/contract/quizzes.ts'
import { answerQuestion, recordAnswer } from '#common/domain/quizzes/answer-question.ts'
import type { Attempt, RecordedAnswer } from '#common/domain/quizzes/attempt.ts'
import { feedbackTo } from '#common/domain/quizzes/feedback-to.ts'
import type { Question } from '#common/domain/quizzes/question.ts'
import { attemptNamed, attemptsOf, beginAttempt, endAttempt, summaryOf } from './lookup/attempts.ts'
import { attemptView } from './lookup/attempt-view.ts'
import type { HandlersFor, LearnerContext } from './context.ts'
import { keepRecord, recordStamp } from './lookup/save-record.ts'
import { checksOf, knownLesson, questionBank } from './lookup/find-course.ts'

export const quizzesHandlers: HandlersFor<keyof typeof quizzesContract> = {
  'quizzes.attempts': async ({ courseId }, context) => (await attemptsOf(courseId, context)).map(summaryOf),

  'quizzes.attempt': async ({ attemptId, lang }, context) => attemptView(await attemptNamed(attemptId, context), lang, context),

  'quizzes.start': async ({ courseId, lang }, context) => {
    const running = (await attemptsOf(courseId, context)).find(attempt => attempt.kind === 'running')
    return attemptView(running ?? (await beginAttempt(courseId, lang, context)), lang, context)
  },

  'quizzes.answer': async ({ attemptId, questionId, response, lang }, context) => {
    const attempt = await attemptNamed(attemptId, context)
    const question = (await questionBank(attempt.courseId, lang, context)).get(questionId)?.question
    if (question === undefined) throw new CodedError('not-found', { question: questionId })
    const given = { id: context.callId, now: context.now() }
    let answer: RecordedAnswer | undefined
    // Decided inside the change, on the attempt as it is on disk: two windows cannot answer one question twice.
    const decide = <A extends Attempt>(current: A): A => {
      const verdict = answerQuestion(current, question, response, given)
      if (verdict.kind === 'refused')
        throw new CodedError(verdict.because === 'attempt-finished' ? 'conflict' : 'bad-input', { because: verdict.because })
      answer = verdict.answer
      return verdict.kind === 'recorded' ? { ...current, answers: verdict.attempt.answers } : current
    }
    if (attempt.kind === 'finished') decide(attempt)
    else await context.storage.attempts.change(context.learnerId, attemptId, decide)
    if (answer === undefined) throw new CodedError('conflict')
    return checkedAnswer(question, answer)
  },

  'quizzes.finish': async ({ attemptId, lang }, context) => {
    const attempt = await attemptNamed(attemptId, context)
    return attemptView(attempt.kind === 'finished' ? attempt : await endAttempt(attempt, context), lang, context)
  },

  'quizzes.answerCheck': async ({ courseId, lessonId, questionId, response, lang }, context) => {
    const question = await checkNamed(courseId, lessonId, questionId, lang, context)
    const answer = recordAnswer(question, response, { id: context.callId, now: context.now() })
    if (answer === undefined) throw new CodedError('bad-input', { field: 'response' })
    await keepRecord(courseId, { ...(await recordStamp(context)), kind: 'check-answered', lessonId, answer }, context)
    return checkedAnswer(question, answer)
  },

  'quizzes.checks': async ({ courseId, lessonId, lang }, context) => {
    const { lesson } = await knownLesson(courseId, lessonId, context, lang)
    const records = await context.storage.records.list(context.learnerId, courseId)
    const answers = records.flatMap(record => (record.kind === 'check-answered' && record.lessonId === lessonId ? [record.answer] : []))
    const newest = new Map(
      answers.toSorted((left, right) => (left.answeredAt < right.answeredAt ? -1 : 1)).map(answer => [answer.questionId, answer]),
    )
    return Object.fromEntries(checksOf(lesson).flatMap(question => entryOf(question, newest.get(question.id))))
  },
}

async function checkNamed(
  courseId: string,
  lessonId: string,
  questionId: string,
  lang: Parameters<typeof knownLesson>[3],
  context: LearnerContext,
): Promise<Question> {
  const { lesson } = await knownLesson(courseId, lessonId, context, lang)
  const question = checksOf(lesson).find(({ id }) => id === questionId)
  if (question === undefined) throw new CodedError('not-found', { question: questionId })
  return question
}

function checkedAnswer(question: Question, answer: RecordedAnswer): CheckedAnswer {
  return { response: answer.response, feedback: feedbackTo(question, answer.response, answer), answeredAt: answer.answeredAt }
}

function entryOf(question: Question, answer: RecordedAnswer | undefined): readonly [string, CheckedAnswer][] {
  return answer === undefined ? [] : [[question.id, checkedAnswer(question, answer)]]
}
