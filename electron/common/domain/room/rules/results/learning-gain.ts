import { MIN_SHOWN_COUNT } from '#common/domain/reports/suppress-cells.ts'
import type { Question } from '#common/domain/quizzes/question.ts'
import { isAnonymous, listQuestions } from '#common/domain/room/rules/activity-run.ts'
import { scoreAnswer } from './score-answer.ts'
import type { ActivityRun, LearningGain } from '#common/domain/room/state.ts'

const PER_CENT = 100

/**
 * Compares pre-test and post-test, over the participants who took both and the questions in both. Unanswered questions score
 * 0. Undefined: nobody took both, or a test is anonymous and so few took both that their answers could be told from the others'.
 */
export function computeLearningGain(before: ActivityRun, after: ActivityRun): LearningGain | undefined {
  const shared = listQuestions(before).filter(({ id, kind }) => kind !== 'open' && listQuestions(after).some(other => other.id === id))
  const both = Object.keys(before.ballots).filter(by => after.ballots[by] !== undefined)
  if (both.length === 0 || shared.length === 0) return undefined
  if ((isAnonymous(before) || isAnonymous(after)) && !isSafeToCompare(before, after, both.length)) return undefined
  const questions = shared.map(question => ({
    questionId: question.id,
    before: meanShare(before, both, question),
    after: meanShare(after, both, question),
  }))
  const mean = (shares: readonly number[]): number => shares.reduce((sum, share) => sum + share, 0) / shares.length
  const gain = { n: both.length, before: mean(questions.map(one => one.before)), after: mean(questions.map(one => one.after)) }
  if (isAnonymous(before) || isAnonymous(after)) return isRestSafe(before, after, both.length) ? { ...gain, questions } : toCoarseGain(gain)
  return { ...gain, questions }
}

function meanShare(run: ActivityRun, people: readonly string[], question: Question): number {
  return people.reduce((sum, by) => sum + (scoreAnswer(question, run.ballots[by]?.[question.id])?.share ?? 0), 0) / people.length
}

/** The difference to a test's own results tells the answers of those who took that test alone, if they are few. */
function isRestSafe(before: ActivityRun, after: ActivityRun, both: number): boolean {
  const rests = [before, after].map(({ ballots }) => Object.keys(ballots).length - both)
  return rests.every(rest => rest === 0 || rest >= MIN_SHOWN_COUNT)
}

/** In whole per cent and not question by question, so that nothing can be told by subtraction. */
function toCoarseGain({ n, before, after }: Pick<LearningGain, 'n' | 'before' | 'after'>): LearningGain {
  const round = (share: number): number => Math.round(share * PER_CENT) / PER_CENT
  return { n, before: round(before), after: round(after), questions: [] }
}

/** Where everybody took both, the comparison says nothing that the two results do not say. */
function isSafeToCompare(before: ActivityRun, after: ActivityRun, both: number): boolean {
  const everyone = new Set([...Object.keys(before.ballots), ...Object.keys(after.ballots)]).size
  return both >= MIN_SHOWN_COUNT || both === everyone
}
