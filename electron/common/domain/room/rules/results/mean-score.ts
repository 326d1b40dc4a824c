import type { QuestionResult } from './activity-result.ts'

/** Mean share of the points of a question, 0 to 1, over the answers that were marked; undefined: none was. */
export function meanQuestionScore({ right, partly, wrong, earned }: QuestionResult): number | undefined {
  const marked = right + partly + wrong
  return marked === 0 ? undefined : earned / marked
}

/** Mean over the questions that have marked answers, each counting the same; undefined: there is none. */
export function meanScore(questions: readonly QuestionResult[]): number | undefined {
  const scores = questions.flatMap(question => meanQuestionScore(question) ?? [])
  return scores.length === 0 ? undefined : scores.reduce((sum, score) => sum + score, 0) / scores.length
}
