import type { Attempt, RecordedAnswer, RunningAttempt } from './attempt.ts'
import { markResponse } from './mark-response.ts'
import { isNoNumber } from './read-numbers.ts'
import type { Question, QuestionResponse } from './question.ts'

export type AnswerVerdict =
  | { readonly kind: 'recorded'; readonly answer: RecordedAnswer; readonly attempt: RunningAttempt }
  /** The question was answered before; the first answer stands. */
  | { readonly kind: 'answered-before'; readonly answer: RecordedAnswer }
  | { readonly kind: 'refused'; readonly because: 'attempt-finished' | 'not-in-attempt' | 'response-does-not-fit' }

export interface AnswerContext {
  readonly id: string
  readonly now: Date
  /** Whether the learner was sure; undefined: not asked. */
  readonly sure?: boolean | undefined
}

/** Adds an answer to a running attempt. */
export function answerQuestion(attempt: Attempt, question: Question, response: QuestionResponse, context: AnswerContext): AnswerVerdict {
  const before = attempt.answers.find(answer => answer.questionId === question.id)
  if (before !== undefined) return { kind: 'answered-before', answer: before }
  if (attempt.kind === 'finished') return { kind: 'refused', because: 'attempt-finished' }
  if (!attempt.questionIds.includes(question.id)) return { kind: 'refused', because: 'not-in-attempt' }
  const answer = recordAnswer(question, response, context)
  if (answer === undefined) return { kind: 'refused', because: 'response-does-not-fit' }
  return { kind: 'recorded', answer, attempt: { ...attempt, answers: [...attempt.answers, answer] } }
}

/** The answer as recorded, or undefined when the response does not fit the question or is no number where one is asked for. */
export function recordAnswer(question: Question, response: QuestionResponse, context: AnswerContext): RecordedAnswer | undefined {
  const mark = isNoNumber(question, response) ? undefined : markResponse(question, response)
  if (mark === undefined) return undefined
  return {
    id: context.id,
    questionId: question.id,
    contentHash: question.contentHash,
    response,
    ...mark,
    answeredAt: context.now.toISOString(),
    ...(context.sure === undefined ? {} : { sure: context.sure }),
  }
}
