import type { ActivityRun } from '#common/domain/room/state.ts'
import { isAnonymous } from './activity-run.ts'
import type { RoomAnswer } from './answer.ts'
import type { Names } from './results/post-results.ts'

/** What one participant sent in. */
export interface NamedAnswer {
  readonly participantId: string
  readonly name: string
  /** By question id; '' for the only answer. */
  readonly answers: Readonly<Record<string, RoomAnswer>>
  readonly posts: readonly string[]
}

/** Who answered what, and who has not answered. */
export interface NamedAnswers {
  readonly answered: readonly NamedAnswer[]
  /** Names of those who have sent nothing in. */
  readonly missing: readonly string[]
}

/** The answers of a run by person, by name; undefined: it is anonymous, or a device answers for its group. */
export function listNamedAnswers(run: ActivityRun, people: Names): NamedAnswers | undefined {
  if (isAnonymous(run) || run.options.teams) return undefined
  const rows = Object.entries(people).map(([participantId, { name }]) => ({
    participantId,
    name,
    answers: run.ballots[participantId] ?? {},
    posts: run.posts.filter(({ by }) => by === participantId).map(({ text }) => text),
  }))
  const sorted = rows.sort((one, other) => (one.name < other.name ? -1 : 1))
  const hasAnswered = ({ answers, posts }: NamedAnswer): boolean => Object.keys(answers).length > 0 || posts.length > 0
  return { answered: sorted.filter(hasAnswered), missing: sorted.filter(row => !hasAnswered(row)).map(({ name }) => name) }
}

/** In how large steps it is told how many have not answered an anonymous activity. */
export const MISSING_STEP = 5

/**
 * How many people at most have not answered an anonymous activity, in steps of 5, so that nobody can be singled out by a number that
 * drops as one phone is put down: 1 to 5 are told as 5, 6 to 10 as 10, and never more than there are people. Only that nobody is missing is told as it is.
 */
export function countMissingAtMost(answered: number, people: number): number {
  return Math.min(people, Math.ceil(Math.max(0, people - answered) / MISSING_STEP) * MISSING_STEP)
}
