import type { AttemptQuestion } from '#common/contract/quizzes.ts'

/** @returns indexes of the questions without an answer; skips questions that the course no longer has */
export function findUnanswered(questions: readonly AttemptQuestion[]): readonly number[] {
  return questions.flatMap((item, index) => (item.question !== undefined && item.answered === undefined ? [index] : []))
}

/** The next unanswered question after this one, wrapping around; undefined if every question is answered. */
export function findNextUnanswered(questions: readonly AttemptQuestion[], index: number): number | undefined {
  const unanswered = findUnanswered(questions)
  const others = unanswered.filter(candidate => candidate !== index)
  return others.find(candidate => candidate > index) ?? others[0] ?? unanswered[0]
}
