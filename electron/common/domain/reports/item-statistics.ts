import { isUnmarked, type Question } from '#common/domain/quizzes/question.ts'
import { listQuestions } from '#common/domain/room/rules/activity-run.ts'
import { scoreAnswer } from '#common/domain/room/rules/results/score-answer.ts'
import type { ActivityRun } from '#common/domain/room/state.ts'

/** With fewer answers, the coefficient is mostly chance. */
export const MIN_ANSWERS_FOR_DISCRIMINATION = 20

/** Item analysis of a question. Without raised hands: nobody knows what else these participants answered. */
export interface ItemStatistics {
  readonly questionId: string
  /** Answers from devices. */
  readonly n: number
  /** How often each option was chosen; empty where there are none. */
  readonly options: readonly { readonly id: string; readonly right: boolean; readonly count: number }[]
  /** Share of fully correct answers, 0 to 1: the higher, the easier. Undefined: nobody answered. */
  readonly difficulty: number | undefined
  /** From -1 to 1. Undefined: fewer than 20 answers, only one question, or no variance. */
  readonly discrimination: number | undefined
}

type Share = number | undefined

/** Statistics of every question that is marked, in the order asked. */
export function computeItemStatistics(run: ActivityRun): readonly ItemStatistics[] {
  const questions = listQuestions(run).filter(({ kind }) => !isUnmarked(kind))
  const shares = Object.values(run.ballots).map(ballot => questions.map(question => scoreAnswer(question, ballot[question.id])?.share))
  return questions.map((question, item) => {
    const answered = shares.filter(row => row[item] !== undefined)
    const right = answered.filter(row => row[item] === 1).length
    const n = answered.length
    return {
      questionId: question.id,
      n,
      options: countOptions(run, question),
      difficulty: n === 0 ? undefined : right / n,
      discrimination: computeDiscrimination(answered, item),
    }
  })
}

function countOptions({ ballots }: ActivityRun, question: Question): ItemStatistics['options'] {
  if (!('options' in question)) return []
  const chosen = Object.values(ballots).flatMap(ballot => {
    const answer = ballot[question.id]
    if (answer?.kind !== 'question') return []
    const { response } = answer
    if (response.kind === 'multiple') return [...new Set(response.optionIds)]
    return response.kind === 'single' || response.kind === 'true-false' ? [response.optionId] : []
  })
  return question.options.map(({ id, right }) => ({ id, right, count: chosen.filter(one => one === id).length }))
}

/**
 * The corrected item-total correlation: Pearson's r (for dichotomous items, the point-biserial) between the score of the
 * question and the total of all the others (S. Henrysson, Correction of item-total correlations in item analysis,
 * Psychometrika 28, 1963). Skipped questions add nothing to the total.
 */
function computeDiscrimination(answered: readonly (readonly Share[])[], item: number): number | undefined {
  if (answered.length < MIN_ANSWERS_FOR_DISCRIMINATION) return undefined
  const own = answered.map(row => row[item] ?? 0)
  const rest = answered.map(row => row.reduce<number>((sum, share, index) => (index === item ? sum : sum + (share ?? 0)), 0))
  return correlation(own, rest)
}

const PRECISION = 1e6

/** Pearson's r; undefined where one side has no variance. */
export function correlation(left: readonly number[], right: readonly number[]): number | undefined {
  const [meanLeft, meanRight] = [mean(left), mean(right)]
  let [product, squareLeft, squareRight] = [0, 0, 0]
  left.forEach((value, index) => {
    const [x, y] = [value - meanLeft, (right[index] ?? 0) - meanRight]
    product += x * y
    squareLeft += x * x
    squareRight += y * y
  })
  // Rounding errors in sums of decimals are not variance.
  if (squareLeft < 1e-9 || squareRight < 1e-9) return undefined
  const coefficient = Math.max(-1, Math.min(1, product / Math.sqrt(squareLeft * squareRight)))
  // Rounded, so that the result does not depend on the order of answers.
  return Math.round(coefficient * PRECISION) / PRECISION
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
