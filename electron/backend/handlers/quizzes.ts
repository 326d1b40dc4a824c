import { CodedError } from '#common/contract/errors.ts'
import type { quizzesContract } from '#common/contract/quizzes.ts'
import { answerQuestion, recordAnswer } from '#common/domain/quizzes/answer-question.ts'
import type { Attempt, RecordedAnswer } from '#common/domain/quizzes/attempt.ts'
import type { Question, QuestionResponse } from '#common/domain/quizzes/question.ts'
import { completeAttempt, createAttempt, listAttempts, requireAttempt, summarizeAttempt } from './lookup/attempts.ts'
import { loadAttemptView } from './lookup/attempt-view.ts'
import { toAskedCheck, toCheckedAnswer } from './lookup/checked-answer.ts'
import type { HandlersFor, LearnerContext } from './context.ts'
import { createRecordStamp, publishStanding, saveRecord } from './lookup/save-record.ts'
import { listChecks, loadQuestionBank, requireLesson } from './lookup/find-course.ts'

export const quizzesHandlers: HandlersFor<keyof typeof quizzesContract> = {
  'quizzes.attempts': async ({ courseId }, context) => (await listAttempts(courseId, context)).map(summarizeAttempt),

  'quizzes.attempt': async ({ attemptId, lang }, context) => loadAttemptView(await requireAttempt(attemptId, context), lang, context),

  'quizzes.start': async ({ courseId, lang }, context) => {
    const running = (await listAttempts(courseId, context)).find(attempt => attempt.kind === 'running')
    if (running !== undefined) return loadAttemptView(running, lang, context)
    const attempt = await createAttempt(courseId, lang, context)
    await publishStanding(courseId, context)
    return loadAttemptView(attempt, lang, context)
  },

  'quizzes.answer': async ({ attemptId, questionId, contentHash, response, lang }, context) => {
    const attempt = await requireAttempt(attemptId, context)
    const asked = (await loadQuestionBank(attempt.courseId, lang, context)).get(questionId)
    if (asked?.contentHashes.includes(contentHash) !== true) return { kind: 'changed' }
    const answer = await saveAnswer(attempt, asked.question, response, context)
    await publishStanding(attempt.courseId, context)
    return { kind: 'checked', answer: toCheckedAnswer(asked, answer) }
  },

  'quizzes.finish': async ({ attemptId, lang }, context) => {
    const attempt = await requireAttempt(attemptId, context)
    return loadAttemptView(attempt.kind === 'finished' ? attempt : await completeAttempt(attempt, context), lang, context)
  },

  'quizzes.answerCheck': async ({ courseId, lessonId, questionId, contentHash, response, lang }, context) => {
    const { lesson } = await requireLesson(courseId, lessonId, context, lang)
    const question = listChecks(lesson).find(({ id }) => id === questionId)
    const asked = question && (await toAskedCheck(question, contentHash, { courseId, lessonId }, context))
    if (asked?.contentHashes.includes(contentHash) !== true) return { kind: 'changed' }
    const answer = recordAnswer(asked.question, response, { id: context.callId, now: context.now() })
    if (answer === undefined) throw new CodedError('bad-input', { field: 'response' })
    await saveRecord(courseId, { ...(await createRecordStamp(context)), kind: 'check-answered', lessonId, answer }, context)
    return { kind: 'checked', answer: toCheckedAnswer(asked, answer) }
  },

  'quizzes.checks': async ({ courseId, lessonId, lang }, context) => {
    const { lesson } = await requireLesson(courseId, lessonId, context, lang)
    const records = await context.storage.records.list(context.learnerId, courseId)
    const answers = records.flatMap(record => (record.kind === 'check-answered' && record.lessonId === lessonId ? [record.answer] : []))
    const newest = new Map(
      answers.toSorted((left, right) => (left.answeredAt < right.answeredAt ? -1 : 1)).map(answer => [answer.questionId, answer]),
    )
    const entries = listChecks(lesson).map(async question => {
      const answer = newest.get(question.id)
      if (answer === undefined) return []
      const asked = await toAskedCheck(question, answer.contentHash, { courseId, lessonId }, context)
      return [[question.id, toCheckedAnswer(asked, answer)]] as const
    })
    return Object.fromEntries((await Promise.all(entries)).flat())
  },
}

/** Decided inside the change, on the attempt as it is on disk: two windows cannot answer one question twice. */
async function saveAnswer(
  attempt: Attempt,
  question: Question,
  response: QuestionResponse,
  context: LearnerContext,
): Promise<RecordedAnswer> {
  const identity = { id: context.callId, now: context.now() }
  let answer: RecordedAnswer | undefined
  const decide = <A extends Attempt>(current: A): A => {
    const verdict = answerQuestion(current, question, response, identity)
    if (verdict.kind === 'refused')
      throw new CodedError(verdict.because === 'attempt-finished' ? 'conflict' : 'bad-input', { because: verdict.because })
    answer = verdict.answer
    return verdict.kind === 'recorded' ? { ...current, answers: verdict.attempt.answers } : current
  }
  if (attempt.kind === 'finished') decide(attempt)
  else await context.storage.attempts.change(context.learnerId, attempt.id, decide)
  if (answer === undefined) throw new CodedError('conflict')
  return answer
}
