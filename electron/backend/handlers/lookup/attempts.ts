import { CodedError } from '#common/contract/errors.ts'
import type { AttemptSummary } from '#common/contract/quizzes.ts'
import type { Attempt, FinishedAttempt, RunningAttempt } from '#common/domain/quizzes/attempt.ts'
import { findNextTry, type NextTry } from '#common/domain/quizzes/rules/next-try.ts'
import { isTimeUp, type ExtraTime } from '#common/domain/quizzes/rules/time-limit.ts'
import { finishAttempt } from '#common/domain/quizzes/finish-attempt.ts'
import { startAttempt } from '#common/domain/quizzes/start-attempt.ts'
import { textIn, type Locale } from '#common/domain/shared/locale.ts'
import type { LearnerContext } from '#backend/handlers/context.ts'
import { saveRecord } from './save-record.ts'
import { requireCourse, loadQuestionBank } from './find-course.ts'

const SEED_BYTES = 8

/** Attempts at a course's quiz, newest first. A power cut between saving the record and removing the running attempt leaves both: the record counts. */
export async function listAttempts(courseId: string, { storage, learnerId }: LearnerContext): Promise<readonly Attempt[]> {
  const records = await storage.records.list(learnerId, courseId)
  const finished = records.flatMap(record => (record.kind === 'attempt-finished' ? [record.attempt] : []))
  const running = (await storage.attempts.listRunning(learnerId)).filter(
    attempt => attempt.courseId === courseId && finished.every(({ id }) => id !== attempt.id),
  )
  return [...running, ...finished].toSorted((left, right) => (left.startedAt < right.startedAt ? 1 : -1))
}

/** An attempt of this learner, or the error `not-found`. */
export async function requireAttempt(attemptId: string, context: LearnerContext): Promise<Attempt> {
  const { storage, learnerId } = context
  const running = await storage.attempts.read(learnerId, attemptId)
  if (running !== undefined && !(await isFinished(running, context))) return running
  const courseIds = running === undefined ? await storage.records.listCourses(learnerId) : [running.courseId]
  for (const courseId of courseIds) {
    const attempt = (await listAttempts(courseId, context)).find(({ id }) => id === attemptId)
    if (attempt !== undefined) return attempt
  }
  throw new CodedError('not-found', { attempt: attemptId })
}

/** A power cut between saving the record and removing the running attempt leaves both. */
async function isFinished({ id, courseId }: RunningAttempt, { storage, learnerId }: LearnerContext): Promise<boolean> {
  const { attempts } = await storage.records.digest(learnerId, courseId)
  return [...attempts.values()].some(finished => finished.id === id)
}

/** When the next attempt at a course's quiz may begin. */
export async function loadNextTry(courseId: string, context: LearnerContext): Promise<NextTry> {
  const { quizTries, quizWaitHours } = await requireCourse(courseId, context)
  const finished = (await listAttempts(courseId, context)).filter(attempt => attempt.kind === 'finished')
  return findNextTry({ tries: quizTries, waitHours: quizWaitHours }, finished, context.now())
}

export interface AttemptWishes {
  readonly lang: Locale
  readonly asksSure: boolean | undefined
  readonly extraTime: ExtraTime | undefined
}

/** @throws CodedError `conflict` before the next attempt may begin */
export async function createAttempt(
  courseId: string,
  { lang, asksSure, extraTime }: AttemptWishes,
  context: LearnerContext,
): Promise<RunningAttempt> {
  const { storage, learnerId, callId, now, randomBytes } = context
  const course = await requireCourse(courseId, context)
  const bank = [...(await loadQuestionBank(courseId, lang, context)).values()].map(({ question }) => question)
  if (bank.length === 0) throw new CodedError('not-found', { quiz: courseId })
  const next = await loadNextTry(courseId, context)
  if (next.kind !== 'now') throw new CodedError('conflict', { because: `next-try-${next.kind}` })
  const { deviceId } = await storage.settings.read()
  const attempt = startAttempt({ ...course, title: textIn(course.title, lang).text }, bank, {
    id: callId,
    deviceId,
    now: now(),
    seed: Buffer.from(randomBytes(SEED_BYTES)).toString('hex'),
    earlier: (await listAttempts(courseId, context)).map(({ questionIds }) => questionIds),
    asksSure,
    extraTime,
  })
  await storage.attempts.add(learnerId, attempt)
  return attempt
}

export async function completeAttempt(attempt: RunningAttempt, context: LearnerContext): Promise<FinishedAttempt> {
  const { storage, learnerId, now, attemptClocks } = context
  const questions = await loadQuestionBank(attempt.courseId, 'en', context)
  const usedMs = attemptClocks.read(attempt)
  const pointsOf = (questionId: string): number | undefined => questions.get(questionId)?.question.points
  const finished: FinishedAttempt = {
    ...finishAttempt(attempt, pointsOf, now()),
    ...(usedMs > 0 ? { usedMs } : {}),
    ...(isTimeUp(attempt, usedMs) ? { endedByTime: true } : {}),
  }
  // The record first, under the attempt's own id: a power cut between the two steps leaves one attempt, finished.
  await saveRecord(attempt.courseId, { kind: 'attempt-finished', id: attempt.id, deviceId: attempt.deviceId, attempt: finished }, context)
  await storage.attempts.remove(learnerId, attempt.id)
  attemptClocks.stop(attempt.id)
  return finished
}

export function summarizeAttempt(attempt: Attempt): AttemptSummary {
  const { answers: _, seed: _seed, orders: _orders, ...summary } = attempt
  return summary
}
