import type { Question } from '#common/domain/quizzes/question.ts'
import { listQuestions } from '#common/domain/room/rules/activity-run.ts'
import type { RoomAnswer } from '#common/domain/room/rules/answer.ts'
import type { Names } from './post-results.ts'
import { scoreAnswer } from './score-answer.ts'
import type { ActivityRun } from '#common/domain/room/state.ts'

/** Points for a fully correct answer to a question of one point. */
export const POINTS_PER_QUESTION = 100
const PODIUM_PLACES = 3

export interface PodiumPlace {
  readonly place: number
  readonly name: string
  readonly points: number
}

/** Points of a respondent, for the questions whose answers were shown. */
export function computePoints(run: ActivityRun, respondentId: string): number {
  const ballot = run.ballots[respondentId] ?? {}
  return listQuestions(run)
    .filter(({ id }) => run.state === 'revealed' || run.shownKeys.includes(id))
    .reduce((sum, question) => sum + computeQuestionPoints(question, ballot[question.id], run.options.speed === true), 0)
}

/**
 * Points of one answer. Where speed counts, a correct answer earns them all at once and half of them at zero seconds, and in between
 * as much as there was time left; one that is partly correct likewise of its share, and a wrong one nothing.
 */
export function computeQuestionPoints(question: Question, answer: RoomAnswer | undefined, countsSpeed: boolean): number {
  if (answer?.kind !== 'question') return 0
  const points = (scoreAnswer(question, answer)?.points ?? 0) * POINTS_PER_QUESTION
  const timeLeft = countsSpeed ? Math.min(1, Math.max(0, answer.timeLeft ?? 0)) : 1
  return Math.round((points * (1 + timeLeft)) / 2)
}

/** The first three places, shared by equals, of people whose names may be seen; group names where devices are shared. */
export function computePodium(run: ActivityRun, people: Names, groups: readonly string[]): readonly PodiumPlace[] {
  if (!run.options.points) return []
  const all = Object.keys(run.ballots).map(id => ({ name: people[id]?.name ?? findTeamName(id, groups), points: computePoints(run, id) }))
  const sorted = all
    .filter(({ points, name }) => points > 0 && name !== '')
    .sort((left, right) => right.points - left.points || (left.name < right.name ? -1 : 1))
  const placed = sorted.map(one => ({ ...one, place: 1 + sorted.filter(other => other.points > one.points).length }))
  return placed.filter(({ place }) => place <= PODIUM_PLACES)
}

/** Respondent id of a device shared by a group. */
export function toTeamRespondentId(group: number): string {
  return `group-${String(group)}`
}

function findTeamName(respondentId: string, groups: readonly string[]): string {
  return groups.find((_, group) => toTeamRespondentId(group) === respondentId) ?? ''
}
