import type { Question } from '#common/domain/quizzes/question.ts'
import type { ActivityRun, RunOptions } from '#common/domain/room/state.ts'
import { isSealedId, listRespondentIds } from './seal-run.ts'
import { getActivityRules } from '#common/domain/workshops/activity-kinds.ts'
import type { NameVisibility } from '#common/domain/workshops/name-visibility.ts'

/** Who learns the names beside the answers of a run. */
export function getNameVisibility(run: Pick<ActivityRun, 'activity'> & Partial<Pick<ActivityRun, 'options'>>): NameVisibility {
  if (isAnonymous(run)) return 'anonymous'
  const canBeShown = getActivityRules(run.activity.kind).names.includes('shown')
  return canBeShown && (run.activity.names === 'shown' || hasNamedPodium(run.options)) ? 'shown' : 'facilitator'
}

/** A podium of people shows the names of the first three to the room, so everybody is told so before they answer. */
function hasNamedPodium(options: RunOptions | undefined): boolean {
  return options?.points === true && !options.teams
}

export function isAnonymous({ activity }: Pick<ActivityRun, 'activity'>): boolean {
  return activity.names === 'anonymous'
}

/** Why a run that is over takes no more answers. */
export type ReopenBar = 'sealed' | 'key-shown'

/**
 * What keeps a run that is over or waits from being opened again; undefined: nothing does. Sealed answers belong to nobody any more, so people could
 * answer twice; and who has read the correct answers could give them.
 */
export function findReopenBar(
  run: Pick<ActivityRun, 'activity' | 'state' | 'questions' | 'shownKeys' | 'ballots' | 'posts'>,
): ReopenBar | undefined {
  // A pre-test that only waits is sealed too, when its post-test is over.
  if (listRespondentIds(run).some(isSealedId)) return 'sealed'
  if (run.state !== 'closed' && run.state !== 'revealed') return undefined
  const questions = listQuestions(run)
  if (questions.length === 0) return undefined
  const isShown = (run.state === 'revealed' && !isPreTest(run)) || questions.every(({ id }) => run.shownKeys.includes(id))
  return isShown ? 'key-shown' : undefined
}

/** The post-test asks the same questions, so correct answers of a pre-test are not shown. */
export function isPreTest({ activity }: Pick<ActivityRun, 'activity'>): boolean {
  return activity.kind === 'pre-test'
}

/** Whether the facilitator moves the room from question to question. */
export function isStepped(run: Pick<ActivityRun, 'activity' | 'options'>): boolean {
  return run.activity.kind === 'quiz-round' && !run.options.selfPaced
}

/** The questions of a run, in the first language that has them. */
export function listQuestions(run: Pick<ActivityRun, 'questions'>): readonly Question[] {
  return Object.values(run.questions)[0] ?? []
}

/** Undefined: all questions are asked at once, or there are none. */
export function findCurrentQuestionId(run: ActivityRun): string | undefined {
  return isStepped(run) ? listQuestions(run)[run.question]?.id : undefined
}

/** From 1: how many times the activity had been run by then. */
export function countRound(run: ActivityRun, runs: readonly ActivityRun[]): number {
  return runs.filter(({ activity }) => activity.id === run.activity.id).indexOf(run) + 1
}

/** An earlier run of the same statements, for "before and after" in one chart. */
export function findPreviousRound(run: ActivityRun, runs: readonly ActivityRun[]): ActivityRun | undefined {
  if (run.activity.kind !== 'scale') return undefined
  return runs.slice(0, runs.indexOf(run)).findLast(other => other.activity.kind === 'scale' && hasSameItems(other, run))
}

function hasSameItems({ activity: one }: ActivityRun, { activity: other }: ActivityRun): boolean {
  return one.items.length === other.items.length && one.items.every((item, index) => item === other.items[index])
}
