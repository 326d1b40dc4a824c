import { z } from 'zod'
import type { Attempt } from '#common/domain/quizzes/attempt.ts'
import type { LessonHeading } from '#common/domain/quizzes/rules/lesson-place.ts'
import type { NextTry } from '#common/domain/quizzes/rules/next-try.ts'
import { EXTRA_TIMES } from '#common/domain/quizzes/rules/time-limit.ts'
import type { Feedback, QuestionResponse, QuestionView } from '#common/domain/quizzes/question.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { mutation, query, returns } from './procedure.ts'
import { contentIdInput, localeInput, recordIdInput } from './shared.ts'

const answerText = z.string().max(4000)

export const responseInput: z.ZodType<QuestionResponse> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('single'), optionId: contentIdInput }),
  z.object({ kind: z.literal('multiple'), optionIds: z.array(contentIdInput).max(20) }),
  z.object({ kind: z.literal('true-false'), optionId: z.enum(['true', 'false']) }),
  z.object({ kind: z.literal('gap'), gaps: z.record(contentIdInput, z.string().max(200)) }),
  z.object({ kind: z.literal('numeric'), text: z.string().max(60) }),
  z.object({ kind: z.literal('short'), text: z.string().max(200) }),
  z.object({ kind: z.literal('matching'), pairs: z.record(contentIdInput, contentIdInput) }),
  z.object({ kind: z.literal('ordering'), itemIds: z.array(contentIdInput).max(20) }),
  z.object({ kind: z.literal('likert'), ratings: z.record(contentIdInput, z.int().min(0).max(20)) }),
  z.object({ kind: z.literal('open'), text: answerText }),
])

/** One question of an attempt. */
export interface AttemptQuestion {
  /** Undefined: the course no longer has this question; it is skipped. */
  readonly question: QuestionView | undefined
  readonly questionId: string
  readonly lang: Locale
  readonly answered: CheckedAnswer | undefined
  /** Of a finished attempt, where it was not answered: the key and the explanation. */
  readonly explained?: Feedback | undefined
  /** Of a finished attempt: the lesson that teaches it; undefined where none is known. */
  readonly lesson?: LessonLink | undefined
}

export interface LessonLink {
  readonly id: string
  readonly title: string
  readonly lang: Locale
  /** The place in it; undefined: the lesson as a whole. */
  readonly heading?: LessonHeading | undefined
}

/** How a finished attempt went in one competency of the course. */
export interface TopicView {
  readonly id: string
  readonly title: string
  readonly lang: Locale
  /** Answered fully right, of those asked. */
  readonly right: number
  readonly asked: number
  readonly lesson: LessonLink | undefined
}

export interface AttemptView {
  readonly attempt: AttemptSummary
  readonly questions: readonly AttemptQuestion[]
  /** Empty while the attempt is running. */
  readonly topics: readonly TopicView[]
  /** Of a running attempt with a time limit: milliseconds that are left. */
  readonly remainingMs?: number | undefined
}

/** An attempt without its answers. */
export type AttemptSummary = Attempt extends infer A ? (A extends Attempt ? Omit<A, 'answers' | 'seed' | 'orders'> : never) : never

export interface CheckedAnswer {
  readonly response: QuestionResponse
  readonly feedback: Feedback
  readonly answeredAt: string
  /** Whether the learner was sure of it; undefined: not asked. */
  readonly sure?: boolean | undefined
}

export type AnswerOutcome =
  | { readonly kind: 'checked'; readonly answer: CheckedAnswer }
  /** Nothing was saved: the question has changed since it was shown, or is gone. */
  | { readonly kind: 'changed' }

/** `time-up`: nothing was saved, because the time of the attempt was up. */
export type AttemptAnswerOutcome = AnswerOutcome | { readonly kind: 'time-up' }

const courseInput = z.object({ courseId: contentIdInput, lang: localeInput })
const attemptInput = z.object({ attemptId: recordIdInput, lang: localeInput })
const answerInput = { questionId: contentIdInput, contentHash: z.string().max(64), response: responseInput }

export const quizzesContract = {
  /** Attempts of a course, newest first, including the running one. */
  'quizzes.attempts': query({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: z.object({ courseId: contentIdInput }),
    output: returns<readonly AttemptSummary[]>(),
  }),
  'quizzes.attempt': query({ reach: ['window', 'learner'], owner: 'caller', input: attemptInput, output: returns<AttemptView>() }),
  /** When the next attempt may begin. */
  'quizzes.nextTry': query({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: z.object({ courseId: contentIdInput }),
    output: returns<NextTry>(),
  }),
  /**
   * Starts an attempt, or returns the running one. `asksSure`: it asks how sure the learner is of each answer. `extraTime`: per cent of
   * more time. Refused with `conflict` before the next attempt may begin.
   */
  'quizzes.start': mutation({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: courseInput.extend({ asksSure: z.boolean().optional(), extraTime: z.literal(EXTRA_TIMES).optional() }),
    output: returns<AttemptView>(),
  }),
  /** On disk when this returns. The first answer to a question is final. `contentHash` is that of the question as it was shown. */
  'quizzes.answer': mutation({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: attemptInput.extend({ ...answerInput, sure: z.boolean().optional() }),
    output: returns<AttemptAnswerOutcome>(),
  }),
  /** Saves the time that a running attempt has taken. `remainingMs`: what is left of it; undefined: it has no limit, or is finished. */
  'quizzes.saveTime': mutation({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: z.object({ attemptId: recordIdInput }),
    output: returns<{ readonly remainingMs: number | undefined }>(),
  }),
  /** Unanswered questions count as wrong. */
  'quizzes.finish': mutation({ reach: ['window', 'learner'], owner: 'caller', input: attemptInput, output: returns<AttemptView>() }),
  /** Answers a knowledge check in a lesson; it can be repeated. The first try that is not right gets a hint instead of the key. */
  'quizzes.answerCheck': mutation({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: courseInput.extend({ ...answerInput, lessonId: contentIdInput }),
    output: returns<AnswerOutcome>(),
  }),
  /** The latest answer to each knowledge check of a lesson. */
  'quizzes.checks': query({
    reach: ['window', 'learner'],
    owner: 'caller',
    input: courseInput.extend({ lessonId: contentIdInput }),
    output: returns<Readonly<Record<string, CheckedAnswer>>>(),
  }),
}
