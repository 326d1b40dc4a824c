import { v7 } from 'uuid'
import type { Learner } from '#common/domain/learners/learner.ts'
import type { Highlight } from '#common/domain/notes/highlight.ts'
import type { Review } from '#common/domain/practice/review.ts'
import type { ProgressRecord } from '#common/domain/progress/progress.ts'
import type { RecordedAnswer, RunningAttempt } from '#common/domain/quizzes/attempt.ts'

export const deviceId = '01932f6e-7b1a-7c3d-8e4f-000000000001'

export function learnerNamed(name: string, over: Partial<Learner> = {}): Learner {
  return {
    id: v7(),
    name,
    organisation: 'Municipality of Upala',
    role: undefined,
    country: 'CR',
    locale: 'es',
    createdAt: '2026-03-05T10:00:00.000Z',
    ...over,
  }
}

/** @param at time of the record and of its id */
export function lessonFinished(lessonId: string, at: Date = new Date('2026-03-05T10:00:00Z')): ProgressRecord {
  return { id: v7({ msecs: at.getTime() }), deviceId, kind: 'lesson-finished', lessonId, courseVersion: '1.0.0', at: at.toISOString() }
}

export function answerTo(questionId: string, over: Partial<RecordedAnswer> = {}): RecordedAnswer {
  const response = { kind: 'single', optionId: 'residents' } as const
  return {
    id: v7(),
    questionId,
    contentHash: 'hash',
    response,
    verdict: 'right',
    points: 1,
    maxPoints: 1,
    answeredAt: '2026-03-05T10:00:00.000Z',
    ...over,
  }
}

export function runningAttempt(over: Partial<RunningAttempt> = {}): RunningAttempt {
  const terms = {
    courseId: 'core',
    courseVersion: '1.0.0',
    courseTitle: 'Core',
    passMark: 70,
    questionIds: ['stock-or-flow', 'asylum-or-refugee'],
  }
  return { kind: 'running', id: v7(), ...terms, startedAt: '2026-03-05T10:00:00.000Z', deviceId, answers: [], ...over }
}

/** The record of an attempt that ended with what it has. */
export function attemptFinished(attempt: RunningAttempt, at: Date = new Date('2026-03-05T11:00:00Z')): ProgressRecord {
  const result = { finishedAt: at.toISOString(), points: 1, maxPoints: 2, score: 50, passed: false }
  return { id: v7({ msecs: at.getTime() }), deviceId, kind: 'attempt-finished', attempt: { ...attempt, kind: 'finished', ...result } }
}

/** @param at time of the review and of its id */
export function reviewOf(cardId: string, at: Date = new Date('2026-03-06T10:00:00Z'), over: Partial<Review> = {}): Review {
  const id = v7({ msecs: at.getTime() })
  return { id, cardId, grade: 'right', answeredAt: at.toISOString(), deviceId, contentHash: 'hash', seconds: 20, ...over }
}

/** A highlight of words that stand once in their lesson. */
export function highlightOf(over: Partial<Highlight> = {}): Highlight {
  const place = { block: 'prose:1', paragraph: 0, before: '', after: '', nth: 0, of: 1, twin: 0, rival: 2 }
  return { anchor: { lang: 'ar', quote: 'كلمات', ...place }, colour: 'violet', note: '', ...over }
}
