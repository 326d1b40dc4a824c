import { markResponse } from '#common/domain/quizzes/mark-response.ts'
import type { Question } from '#common/domain/quizzes/question.ts'
import type { RoomAnswer } from '#common/domain/room/rules/answer.ts'

export interface AnswerScore {
  readonly verdict: 'right' | 'partly' | 'wrong'
  /** Part of the question's points, 0 to 1; partly correct answers have some. */
  readonly share: number
  readonly points: number
}

/** How right an answer in a room is: the one place that says so. Undefined: no answer, or one that nobody can mark. */
export function scoreAnswer(question: Question, answer: RoomAnswer | undefined): AnswerScore | undefined {
  if (answer?.kind !== 'question') return undefined
  const mark = markResponse(question, answer.response)
  if (mark === undefined || mark.verdict === 'unmarked' || mark.maxPoints === 0) return undefined
  return { verdict: mark.verdict, share: mark.points / mark.maxPoints, points: mark.points }
}
