import { markResponse } from '#common/domain/quizzes/mark-response.ts'
import { questionsOf } from './validate-answer.ts'
import type { RoomParticipant } from './participant.ts'
import type { ActivityRun } from '#common/domain/room/state.ts'
import type { PodiumPlace } from '#common/domain/room/views/view-types.ts'

/** What a full answer to a question of one point is worth. How fast it came counts nothing: phones differ. */
export const POINTS_PER_QUESTION = 100
const PODIUM_PLACES = 3

/** Points of one ballot, of the questions whose answers were shown. */
export function pointsOf(run: ActivityRun, by: string): number {
  const ballot = run.ballots[by] ?? {}
  return questionsOf(run)
    .filter(({ id }) => run.state === 'revealed' || run.shownKeys.includes(id))
    .reduce((sum, question) => {
      const answer = ballot[question.id]
      return sum + (answer?.kind === 'question' ? Math.round((markResponse(question, answer.response)?.points ?? 0) * POINTS_PER_QUESTION) : 0)
    }, 0)
}

/** The first three, equals on the same place; names of groups where devices are shared. */
export function computePodium(
  run: ActivityRun,
  people: Readonly<Record<string, RoomParticipant>>,
  groups: readonly string[],
): readonly PodiumPlace[] {
  if (!run.options.points) return []
  const all = Object.keys(run.ballots).map(by => ({ name: people[by]?.name ?? teamName(by, groups), points: pointsOf(run, by) }))
  const sorted = all
    .filter(({ points, name }) => points > 0 && name !== '')
    .sort((left, right) => right.points - left.points || (left.name < right.name ? -1 : 1))
  const placed = sorted.map(one => ({ ...one, place: 1 + sorted.filter(other => other.points > one.points).length }))
  return placed.filter(({ place }) => place <= PODIUM_PLACES)
}

/** Under which a shared device answers for its group. */
export function toTeamRespondentId(group: number): string {
  return `group-${String(group)}`
}

function teamName(by: string, groups: readonly string[]): string {
  return groups.find((_, group) => toTeamRespondentId(group) === by) ?? ''
}
