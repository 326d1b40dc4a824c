import type { QuestionResponse, Verdict } from './question.ts'
import type { ExtraTime } from './rules/time-limit.ts'

/** A recorded answer. Later edits of the course never re-mark it. */
export interface RecordedAnswer {
  /** Chosen by the caller; a repeated id is the same answer. */
  readonly id: string
  readonly questionId: string
  readonly contentHash: string
  readonly response: QuestionResponse
  readonly verdict: Verdict
  readonly points: number
  readonly maxPoints: number
  /** ISO 8601, UTC. */
  readonly answeredAt: string
  /** Whether the learner was sure of it; undefined: not asked. */
  readonly sure?: boolean | undefined
}

/** Copied from the course at the start, so that later edits do not change the attempt. */
interface AttemptBase {
  /** UUIDv7. */
  readonly id: string
  readonly courseId: string
  readonly courseVersion: string
  readonly courseTitle: string
  /** Per cent. */
  readonly passMark: number
  /** In the order in which they are asked. */
  readonly questionIds: readonly string[]
  /** What the draw and the orders came from; undefined: begun before seeds were kept. */
  readonly seed?: string | undefined
  /** Ids of options, matches or items in the order shown, by question id. A question without one shows them as written. */
  readonly orders?: Readonly<Record<string, readonly string[]>> | undefined
  readonly startedAt: string
  /** The device that made the record. */
  readonly deviceId: string
  /** Whether it asks how sure the learner is of each answer; undefined: no. */
  readonly asksSure?: boolean | undefined
  /** The whole time for it, extra time included, in milliseconds; undefined: without a limit. */
  readonly limitMs?: number | undefined
  /** Per cent of more time that the learner chose at the start. */
  readonly extraTime?: ExtraTime | undefined
  /** Time taken, in milliseconds, as last saved; undefined: none yet, or without a limit. */
  readonly usedMs?: number | undefined
  readonly answers: readonly RecordedAnswer[]
}

export type RunningAttempt = AttemptBase & { readonly kind: 'running' }
export type FinishedAttempt = AttemptBase & {
  readonly kind: 'finished'
  readonly finishedAt: string
  readonly points: number
  readonly maxPoints: number
  /** Per cent, 0 to 100, whole. */
  readonly score: number
  readonly passed: boolean
  /** The time was up before the learner ended it. */
  readonly endedByTime?: true | undefined
}
export type Attempt = RunningAttempt | FinishedAttempt
