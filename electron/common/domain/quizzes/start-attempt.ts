import type { RunningAttempt } from './attempt.ts'
import type { Question } from './question.ts'
import { drawQuestions } from './rules/draw-questions.ts'
import { orderAllOptions } from './rules/option-order.ts'
import { toLimitMs, type ExtraTime } from './rules/time-limit.ts'

export interface AttemptCourse {
  readonly id: string
  readonly version: string
  readonly title: string
  readonly passMark: number
  /** How many questions are drawn; undefined: all. */
  readonly quizQuestions: number | undefined
  /** Minutes that an attempt may take; undefined: any. */
  readonly quizMinutes: number | undefined
}

export interface AttemptInput {
  readonly id: string
  readonly deviceId: string
  readonly now: Date
  /** Random text. */
  readonly seed: string
  /** Ids of the questions of the earlier attempts, the newest attempt first. */
  readonly earlier: readonly (readonly string[])[]
  readonly asksSure?: boolean | undefined
  readonly extraTime?: ExtraTime | undefined
}

/** Starts an attempt with a copy of the course settings and of what is asked in which order, so that later edits do not change it. */
export function startAttempt(course: AttemptCourse, bank: readonly Question[], input: AttemptInput): RunningAttempt {
  const { seed, earlier } = input
  const drawn = drawQuestions(bank, { seed, count: course.quizQuestions ?? bank.length, earlier })
  const limitMs = toLimitMs(course.quizMinutes, input.extraTime)
  return {
    kind: 'running',
    id: input.id,
    courseId: course.id,
    courseVersion: course.version,
    courseTitle: course.title,
    passMark: course.passMark,
    questionIds: drawn.map(({ id }) => id),
    seed,
    orders: orderAllOptions(drawn, seed),
    startedAt: input.now.toISOString(),
    deviceId: input.deviceId,
    ...(input.asksSure === true ? { asksSure: true } : {}),
    ...(limitMs === undefined ? {} : { limitMs, ...(input.extraTime === undefined ? {} : { extraTime: input.extraTime }) }),
    answers: [],
  }
}
