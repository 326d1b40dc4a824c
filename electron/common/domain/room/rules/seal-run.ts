import type { ActivityRun, RoomPost } from '#common/domain/room/state.ts'

/**
 * Makes the answers of an anonymous run untraceable, to participants and by the order in which they came, and keeps every
 * count: ballots are sorted by content and numbered, and so are voters, the votes of one voter being a ballot of their own;
 * posts are sorted by text, and of their authors only the number is kept.
 */
export function sealRun(run: ActivityRun): ActivityRun {
  const ballots = sortBy(Object.values(run.ballots), ballot => JSON.stringify(ballot))
  const writers = listWriters(run)
  const posts = sortBy(run.posts, ({ text, id }) => JSON.stringify([text, id]))
  const voters = numberVoters(posts)
  return {
    ...run,
    ballots: Object.fromEntries(ballots.map((ballot, index) => [toSealedId(index), ballot])),
    posts: posts.map((post, index) => ({
      ...post,
      by: writers[Math.min(index, writers.length - 1)] ?? '',
      votes: post.votes.flatMap(voter => voters.get(voter) ?? []).toSorted(),
    })),
  }
}

/** Under which answers are stored; the same one more than once where somebody chose and wrote. */
export function listRespondentIds({ ballots, posts }: Pick<ActivityRun, 'ballots' | 'posts'>): readonly string[] {
  return [...Object.keys(ballots), ...posts.map(({ by }) => by)]
}

/** Whether answers are still tied to the key of the run. */
export function hasUnsealedAnswers(run: Pick<ActivityRun, 'ballots' | 'posts'>): boolean {
  return listRespondentIds(run).some(id => id !== '' && !isSealedId(id))
}

type Sent = Pick<ActivityRun, 'ballots'> & { readonly posts: readonly Pick<RoomPost, 'id' | 'by'>[] }

/** How many sent anything in, each counted once whether they chose, wrote or both; posts of unknown authors count one each. */
export function countRespondents({ ballots, posts }: Sent): number {
  return new Set([...Object.keys(ballots), ...posts.map(toWriter)]).size
}

function toWriter({ by, id }: Pick<RoomPost, 'id' | 'by'>): string {
  return by === '' ? id : by
}

/** Sealed ids for the authors of posts: first as many as only wrote, then as many as also have a ballot, so that the number of people stays. */
function listWriters({ ballots, posts }: Sent): readonly string[] {
  const [voters, writers] = [Object.keys(ballots).length, new Set(posts.map(toWriter)).size]
  const onlyWrote = countRespondents({ ballots, posts }) - voters
  return Array.from({ length: writers }, (_, index) => toSealedId(index < onlyWrote ? voters + index : index - onlyWrote))
}

/** The votes of one voter stay together: if their posts are merged later, they count once. */
function numberVoters(posts: readonly RoomPost[]): ReadonlyMap<string, string> {
  const voters = [...new Set(posts.flatMap(({ votes }) => votes))]
  const toBallot = (voter: string): string => posts.map(({ votes }) => (votes.includes(voter) ? '1' : '0')).join('')
  return new Map(sortBy(voters, toBallot).map((voter, index) => [voter, toSealedId(index)]))
}

function sortBy<T>(values: readonly T[], toSortKey: (value: T) => string): readonly T[] {
  return values
    .map(value => ({ value, sortKey: toSortKey(value) }))
    .sort((left, right) => (left.sortKey < right.sortKey ? -1 : left.sortKey > right.sortKey ? 1 : 0))
    .map(({ value }) => value)
}

const SEALED = 'sealed-'

function toSealedId(index: number): string {
  return `${SEALED}${String(index + 1)}`
}

/** Whether a respondent id is one that sealing gave out: nobody's. */
export function isSealedId(id: string): boolean {
  return id.startsWith(SEALED)
}
