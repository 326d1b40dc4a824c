import type { FinishedAttempt, RunningAttempt } from './attempt.ts'

const PER_CENT = 100
/** Tolerates floating-point error in sums of hundredths. */
const ROUNDING = 1e-9

/**
 * Ends an attempt. `pointsOf` gives what an unanswered question was worth; undefined where the course no longer has it, and it
 * then counts for nothing. The score is whole per cent, rounded down, so that a score shown as the pass mark has passed.
 */
export function finishAttempt(attempt: RunningAttempt, pointsOf: (questionId: string) => number | undefined, now: Date): FinishedAttempt {
  const answered = new Map(attempt.answers.map(answer => [answer.questionId, answer]))
  const points = sum(attempt.answers.map(answer => answer.points))
  const maxPoints = sum(attempt.questionIds.map(id => answered.get(id)?.maxPoints ?? pointsOf(id) ?? 0))
  const score = maxPoints === 0 ? 0 : Math.floor((points / maxPoints) * PER_CENT + ROUNDING)
  return {
    ...attempt,
    kind: 'finished',
    finishedAt: now.toISOString(),
    points,
    maxPoints,
    score,
    passed: maxPoints > 0 && score >= attempt.passMark,
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
