import { CodedError } from '#common/contract/errors.ts'
import type { AttemptView, quizzesContract } from '#common/contract/quizzes.ts'
import { answerQuestion, recordAnswer } from '#common/domain/quizzes/answer-question.ts'
import type { Attempt, RecordedAnswer, RunningAttempt } from '#common/domain/quizzes/attempt.ts'
import { inOrderOfTries } from '#common/domain/quizzes/check-tries.ts'
import type { Question, QuestionResponse } from '#common/domain/quizzes/question.ts'
import { completeAttempt, createAttempt, listAttempts, loadNextTry, requireAttempt, summarizeAttempt } from './lookup/attempts.ts'
import { isTimeUp, isTooLate, remainingMs } from '#common/domain/quizzes/rules/time-limit.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { loadAttemptView } from './lookup/attempt-view.ts'
import { toAskedCheck, toCheckedAnswer, toCheckedTry } from './lookup/checked-answer.ts'
import type { HandlersFor, LearnerContext } from './context.ts'
import { createRecordStamp, publishStanding, publishStandingSoon, saveRecord } from './lookup/save-record.ts'
import { listChecks, loadQuestionBank, requireLesson } from './lookup/find-course.ts'

export const quizzesHandlers: HandlersFor<keyof typeof quizzesContract> = {
  'quizzes.attempts': async ({ courseId }, context) => (await listAttempts(courseId, context)).map(summarizeAttempt),

  'quizzes.nextTry': async ({ courseId }, context) => loadNextTry(courseId, context),

  'quizzes.attempt': async ({ attemptId, lang }, context) => {
    const attempt = await requireAttempt(attemptId, context)
    return attempt.kind === 'running' ? openAttempt(attempt, lang, context) : loadAttemptView(attempt, lang, context)
  },

  'quizzes.start': async ({ courseId, lang, asksSure, extraTime }, context) => {
    const running = (await listAttempts(courseId, context)).find(attempt => attempt.kind === 'running')
    if (running !== undefined && isTimeUp(running, context.attemptClocks.read(running))) await completeAttempt(running, context)
    else if (running !== undefined) return openAttempt(running, lang, context)
    const attempt = await createAttempt(courseId, { lang, asksSure, extraTime }, context)
    await publishStanding(courseId, context)
    return openAttempt(attempt, lang, context)
  },

  'quizzes.saveTime': async ({ attemptId }, context) => {
    const attempt = await requireAttempt(attemptId, context)
    if (attempt.kind === 'finished' || attempt.limitMs === undefined) return { remainingMs: undefined }
    context.attemptClocks.run(attempt, context.learnerId)
    const saved = await context.storage.attempts.change(context.learnerId, attemptId, current => withTime(current, context))
    return { remainingMs: remainingMs(saved, saved.usedMs ?? 0) }
  },

  'quizzes.answer': async ({ attemptId, questionId, contentHash, response, sure, lang }, context) => {
    const attempt = await requireAttempt(attemptId, context)
    const asked = (await loadQuestionBank(attempt.courseId, lang, context)).get(questionId)
    if (asked?.contentHashes.includes(contentHash) !== true) return { kind: 'changed' }
    if (attempt.kind === 'running' && isTooLate(attempt, context.attemptClocks.read(attempt))) return { kind: 'time-up' }
    const answer = await saveAnswer(attempt, asked.question, { response, sure }, context)
    publishStandingSoon(attempt.courseId, context)
    return { kind: 'checked', answer: toCheckedAnswer(asked, answer) }
  },

  'quizzes.finish': async ({ attemptId, lang }, context) => {
    const attempt = await requireAttempt(attemptId, context)
    return loadAttemptView(attempt.kind === 'finished' ? attempt : await completeAttempt(attempt, context), lang, context)
  },

  'quizzes.answerCheck': async ({ courseId, lessonId, questionId, contentHash, response, lang }, context) => {
    const { lesson } = await requireLesson(courseId, lessonId, context, lang)
    const question = listChecks(lesson).find(({ id }) => id === questionId)
    const before = (await listTries(courseId, lessonId, context)).filter(one => one.questionId === questionId && one.id !== context.callId)
    const hashes = [contentHash, ...before.map(one => one.contentHash)]
    const asked = question && (await toAskedCheck(question, hashes, { courseId, lessonId }, context))
    if (asked?.contentHashes.includes(contentHash) !== true) return { kind: 'changed' }
    const answer = recordAnswer(asked.question, response, { id: context.callId, now: context.now() })
    if (answer === undefined) throw new CodedError('bad-input', { field: 'response' })
    await saveRecord(courseId, { ...(await createRecordStamp(context)), kind: 'check-answered', lessonId, answer }, context)
    return { kind: 'checked', answer: toCheckedTry(asked, answer, before) }
  },

  'quizzes.checks': async ({ courseId, lessonId, lang }, context) => {
    const { lesson } = await requireLesson(courseId, lessonId, context, lang)
    const tries = await listTries(courseId, lessonId, context)
    const entries = listChecks(lesson).map(async question => {
      const ofQuestion = tries.filter(({ questionId }) => questionId === question.id)
      const latest = ofQuestion.at(-1)
      if (latest === undefined) return []
      const asked = await toAskedCheck(
        question,
        ofQuestion.map(one => one.contentHash),
        { courseId, lessonId },
        context,
      )
      return [[question.id, toCheckedTry(asked, latest, ofQuestion.slice(0, -1))]] as const
    })
    return Object.fromEntries((await Promise.all(entries)).flat())
  },
}

function openAttempt(attempt: RunningAttempt, lang: Locale, context: LearnerContext): Promise<AttemptView> {
  context.attemptClocks.run(attempt, context.learnerId)
  return loadAttemptView(attempt, lang, context)
}

/** With the time that it has taken until now, where that is limited. */
function withTime<A extends Attempt>(attempt: A, { attemptClocks }: LearnerContext): A {
  return attempt.limitMs === undefined ? attempt : { ...attempt, usedMs: attemptClocks.read(attempt) }
}

/** The answers to the checks of a lesson, in the order in which they were given. */
async function listTries(courseId: string, lessonId: string, { storage, learnerId }: LearnerContext): Promise<readonly RecordedAnswer[]> {
  const records = await storage.records.list(learnerId, courseId)
  return inOrderOfTries(
    records.flatMap(record => (record.kind === 'check-answered' && record.lessonId === lessonId ? [record.answer] : [])),
  )
}

/** Decided inside the change, on the attempt as it is on disk: two windows cannot answer one question twice. */
async function saveAnswer(
  attempt: Attempt,
  question: Question,
  { response, sure }: { readonly response: QuestionResponse; readonly sure: boolean | undefined },
  context: LearnerContext,
): Promise<RecordedAnswer> {
  const identity = { id: context.callId, now: context.now(), sure }
  let answer: RecordedAnswer | undefined
  const decide = <A extends Attempt>(current: A): A => {
    const verdict = answerQuestion(current, question, response, identity)
    if (verdict.kind === 'refused')
      throw new CodedError(verdict.because === 'attempt-finished' ? 'conflict' : 'bad-input', { because: verdict.because })
    answer = verdict.answer
    return verdict.kind === 'recorded' ? withTime({ ...current, answers: verdict.attempt.answers }, context) : current
  }
  if (attempt.kind === 'finished') decide(attempt)
  else await context.storage.attempts.change(context.learnerId, attempt.id, decide)
  if (answer === undefined) throw new CodedError('conflict')
  return answer
}
