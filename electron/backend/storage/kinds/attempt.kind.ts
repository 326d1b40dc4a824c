import { z } from 'zod'
import type { FinishedAttempt, RecordedAnswer, RunningAttempt } from '#common/domain/quizzes/attempt.ts'
import type { QuestionResponse } from '#common/domain/quizzes/question.ts'
import { EXTRA_TIMES } from '#common/domain/quizzes/rules/time-limit.ts'
import type { DocumentKind } from '#backend/storage/documents/document-kind.ts'

const response: z.ZodType<QuestionResponse> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('single'), optionId: z.string() }),
  z.object({ kind: z.literal('multiple'), optionIds: z.array(z.string()) }),
  z.object({ kind: z.literal('true-false'), optionId: z.enum(['true', 'false']) }),
  z.object({ kind: z.literal('gap'), gaps: z.record(z.string(), z.string()) }),
  z.object({ kind: z.literal('numeric'), text: z.string() }),
  z.object({ kind: z.literal('short'), text: z.string() }),
  z.object({ kind: z.literal('matching'), pairs: z.record(z.string(), z.string()) }),
  z.object({ kind: z.literal('ordering'), itemIds: z.array(z.string()) }),
  z.object({ kind: z.literal('likert'), ratings: z.record(z.string(), z.number()) }),
  z.object({ kind: z.literal('open'), text: z.string() }),
])

export const answerShape: z.ZodType<RecordedAnswer> = z.object({
  id: z.string(),
  questionId: z.string(),
  contentHash: z.string(),
  response,
  verdict: z.enum(['right', 'partly', 'wrong', 'unmarked']),
  points: z.number(),
  maxPoints: z.number(),
  answeredAt: z.string(),
  sure: z.boolean().optional(),
})

const attemptFields = z.object({
  id: z.string(),
  courseId: z.string(),
  courseVersion: z.string(),
  courseTitle: z.string(),
  passMark: z.number(),
  questionIds: z.array(z.string()),
  seed: z.string().optional(),
  orders: z.record(z.string(), z.array(z.string())).optional(),
  startedAt: z.string(),
  deviceId: z.string(),
  asksSure: z.boolean().optional(),
  limitMs: z.number().optional(),
  extraTime: z.literal(EXTRA_TIMES).optional(),
  usedMs: z.number().optional(),
  answers: z.array(answerShape),
})

const runningShape: z.ZodType<RunningAttempt> = attemptFields.extend({ kind: z.literal('running') })

export const finishedShape: z.ZodType<FinishedAttempt> = attemptFields.extend({
  kind: z.literal('finished'),
  finishedAt: z.string(),
  points: z.number(),
  maxPoints: z.number(),
  score: z.number(),
  passed: z.boolean(),
  endedByTime: z.literal(true).optional(),
})

/** A program that does not know how sure a learner was leaves such an attempt alone, instead of saving it without that. */
export function allowSure(data: unknown): unknown {
  return data
}

/** A program that knows no matching, ordering and Likert questions leaves answers to them alone, instead of taking them for damaged ones. */
export function allowListQuestions(data: unknown): unknown {
  return data
}

/** A program that knows no orders, time and end by it leaves such an attempt alone, instead of saving it without them. */
export function allowAttemptRules(data: unknown): unknown {
  return data
}

/** A running attempt has a file of its own until it is finished. */
export const attemptKind: DocumentKind<RunningAttempt> = {
  name: 'attempt',
  migrations: [allowSure, allowListQuestions, allowAttemptRules],
  parse: data => runningShape.parse(data),
}
