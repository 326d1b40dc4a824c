import { assertNever } from '#common/domain/shared/assert-never.ts'
import { foldText } from '#common/domain/quizzes/fold-text.ts'
import { markResponse } from '#common/domain/quizzes/mark-response.ts'
import type { Question } from '#common/domain/quizzes/question.ts'
import type { ActivityKind } from '#common/domain/workshops/activity-kinds.ts'
import { CLOUD_WORDS, MATRIX_STEPS, SCALE_STEPS, WORD_MAX_LENGTH, type RoomAnswer, type RoomAnswerKind } from './answer.ts'
import type { ActivityRun } from '#common/domain/room/state.ts'

export type AnswerRefusal = 'not-open' | 'does-not-fit' | 'already-shown' | 'too-many'

/** Which answers an activity takes; undefined: it is written to, or only talked about. */
export function findAnswerKind(kind: ActivityKind): RoomAnswerKind | undefined {
  switch (kind) {
    case 'poll':
    case 'show-of-hands':
      return 'choice'
    case 'quiz-round':
    case 'pre-test':
    case 'post-test':
      return 'question'
    case 'ranking':
      return 'order'
    case 'scale':
    case 'evaluation':
      return 'ratings'
    case 'stakeholder-matrix':
      return 'places'
    case 'word-cloud':
    case 'question-wall':
    case 'group-work':
    case 'open-question':
      return undefined
    default:
      return assertNever(kind)
  }
}

/** Posts that one person may send to an activity of a kind; 0: it takes none. */
export function maxPosts(kind: ActivityKind): number {
  switch (kind) {
    case 'word-cloud':
      return CLOUD_WORDS
    case 'question-wall':
    case 'group-work':
      return 10
    case 'open-question':
      return 3
    case 'evaluation':
      return 1
    default:
      return 0
  }
}

/** A quiz is asked question by question; the room has seen the answer of some. */
export function isStepped(run: Pick<ActivityRun, 'activity' | 'options'>): boolean {
  return run.activity.kind === 'quiz-round' && !run.options.selfPaced
}

/** The questions of a run in the language in which all of them are. */
export function questionsOf(run: Pick<ActivityRun, 'questions'>): readonly Question[] {
  return Object.values(run.questions)[0] ?? []
}

/** Whether an answer may be kept; undefined: it may. */
export function checkAnswer(run: ActivityRun, part: string, answer: RoomAnswer): AnswerRefusal | undefined {
  if (run.state !== 'open') return 'not-open'
  if (answer.kind !== findAnswerKind(run.activity.kind)) return 'does-not-fit'
  if (answer.kind !== 'question') return part === '' && fits(run, answer) ? undefined : 'does-not-fit'
  const questions = questionsOf(run)
  const index = questions.findIndex(({ id }) => id === part)
  const question = questions[index]
  if (question === undefined || markResponse(question, answer.response) === undefined) return 'does-not-fit'
  if (run.shownKeys.includes(part)) return 'already-shown'
  return isStepped(run) && index !== run.question ? 'not-open' : undefined
}

function fits({ activity }: ActivityRun, answer: Exclude<RoomAnswer, { kind: 'question' }>): boolean {
  const count = activity.items.length
  switch (answer.kind) {
    case 'choice':
      return areDistinct(answer.items, count) && answer.items.length >= 1 && (activity.multiple || answer.items.length === 1)
    case 'order':
      return areDistinct(answer.items, count) && answer.items.length === count
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

function areDistinct(items: readonly number[], count: number): boolean {
  return new Set(items).size === items.length && items.every(item => Number.isInteger(item) && item >= 0 && item < count)
}

function isStep(step: number, steps: number): boolean {
  return Number.isInteger(step) && step >= 0 && step < steps
}

/** Whether a post may be kept; undefined: it may. */
export function checkPost(run: ActivityRun, by: string, text: string): AnswerRefusal | undefined {
  if (run.state !== 'open') return 'not-open'
  const most = maxPosts(run.activity.kind)
  if (most === 0 || text === '' || (run.activity.kind === 'word-cloud' && [...text].length > WORD_MAX_LENGTH)) return 'does-not-fit'
  return run.posts.filter(post => post.by === by).length >= most ? 'too-many' : undefined
}

/** In a cloud a word counts once a person, whatever its case and accents. */
export function isRepeatedWord(run: ActivityRun, by: string, text: string): boolean {
  return run.activity.kind === 'word-cloud' && run.posts.some(post => post.by === by && foldText(post.text) === foldText(text))
}
