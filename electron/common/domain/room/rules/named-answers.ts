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
