import type { ActivityRun, RoomPost } from '#common/domain/room/state.ts'

/**
 * Makes the answers of an anonymous run untraceable, to participants and by the order in which they came, and keeps every
 * count: ballots are sorted by content and numbered, and so are voters, the votes of one voter being a ballot of their own;
 * posts are sorted by text, and of their authors only the number is kept.
 */
export function sealRun(run: ActivityRun): ActivityRun {
  const ballots = sortBy(Object.values(run.ballots), ballot => JSON.stringify(ballot))
  const writers = countWriters(run.posts)
  const posts = sortBy(run.posts, ({ text, id }) => JSON.stringify([text, id]))
  const voters = numberVoters(posts)
  return {
    ...run,
    ballots: Object.fromEntries(ballots.map((ballot, index) => [toSealedId(index), ballot])),
    posts: posts.map((post, index) => ({
      ...post,
      by: toSealedId(Math.min(index, writers - 1)),
      votes: post.votes.flatMap(voter => voters.get(voter) ?? []).toSorted(),
    })),
  }
}

/** Number of authors; posts of unknown authors count one each. */
export function countWriters(posts: readonly Pick<RoomPost, 'id' | 'by'>[]): number {
  return new Set(posts.map(({ by, id }) => (by === '' ? id : by))).size
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

function toSealedId(index: number): string {
  return `sealed-${String(index + 1)}`
}
