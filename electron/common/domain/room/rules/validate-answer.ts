import { assertNever } from '#common/domain/shared/assert-never.ts'
import { foldText } from '#common/domain/quizzes/fold-text.ts'
import { markResponse } from '#common/domain/quizzes/mark-response.ts'
import { isNoNumber } from '#common/domain/quizzes/read-numbers.ts'
import type { ActivityRun } from '#common/domain/room/state.ts'
import { isStepped, listQuestions } from './activity-run.ts'
import { findAnswerKind, maxPosts } from './answer-kinds.ts'
import { MATRIX_STEPS, SCALE_STEPS, WORD_MAX_LENGTH, type RoomAnswer } from './answer.ts'

export type AnswerRefusal = 'not-open' | 'does-not-fit' | 'already-shown' | 'too-late' | 'too-many'

/** Whether an answer is accepted; undefined: it is. `part`: the question's id, or ''. */
export function checkAnswer(run: ActivityRun, part: string, answer: RoomAnswer): AnswerRefusal | undefined {
  if (run.state !== 'open' || run.options.answers === 'hands') return 'not-open'
  if (answer.kind !== findAnswerKind(run.activity.kind)) return 'does-not-fit'
  if (answer.kind !== 'question') return part === '' && fits(run, answer) ? undefined : 'does-not-fit'
  const questions = listQuestions(run)
  const index = questions.findIndex(({ id }) => id === part)
  const question = questions[index]
  if (question === undefined || markResponse(question, answer.response) === undefined) return 'does-not-fit'
  if (isNoNumber(question, answer.response)) return 'does-not-fit'
  if (run.shownKeys.includes(part)) return 'already-shown'
  return isStepped(run) && index !== run.question ? 'not-open' : undefined
}

function fits({ activity }: ActivityRun, answer: Exclude<RoomAnswer, { kind: 'question' }>): boolean {
  const count = activity.items.length
  switch (answer.kind) {
    case 'choice':
      return areDistinctIndexes(answer.items, count) && answer.items.length >= 1 && (activity.multiple || answer.items.length === 1)
    case 'order':
      return areDistinctIndexes(answer.items, count) && answer.items.length === count
    case 'ratings':
      return answer.steps.length === count && answer.steps.every(step => step === null || isStep(step, SCALE_STEPS))
    case 'places':
      return (
        answer.places.length === count &&
        answer.places.every(place => place === null || (isStep(place.power, MATRIX_STEPS) && isStep(place.interest, MATRIX_STEPS)))
      )
    default:
      return assertNever(answer)
  }
}

function areDistinctIndexes(items: readonly number[], count: number): boolean {
  return new Set(items).size === items.length && items.every(item => Number.isInteger(item) && item >= 0 && item < count)
}

function isStep(step: number, steps: number): boolean {
  return Number.isInteger(step) && step >= 0 && step < steps
}

/** Whether a post of a respondent is accepted; undefined: it is. */
export function checkPost(run: ActivityRun, respondentId: string, text: string): AnswerRefusal | undefined {
  if (run.state !== 'open') return 'not-open'
  const max = maxPosts(run.activity.kind)
  if (max === 0 || text === '' || (run.activity.kind === 'word-cloud' && [...text].length > WORD_MAX_LENGTH)) return 'does-not-fit'
  return run.posts.filter(({ by }) => by === respondentId).length >= max ? 'too-many' : undefined
}

/** In a word cloud, a word counts once per respondent, whatever its case and accents. */
export function isRepeatedWord(run: ActivityRun, respondentId: string, text: string): boolean {
  return run.activity.kind === 'word-cloud' && run.posts.some(post => post.by === respondentId && foldText(post.text) === foldText(text))
}
