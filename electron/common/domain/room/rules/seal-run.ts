import type { ActivityRun, RoomPost } from '#common/domain/room/state.ts'

/**
 * Takes away what ties the answers of an anonymous run to anybody, or to one another in the order in which they came, and
 * leaves every count as it was: ballots are sorted by what they say and numbered, and so are voters, a voter's votes being a
 * ballot of their own; posts are sorted by their text, and of those who wrote them only the number is left.
 */
export function sealRun(run: ActivityRun): void {
  const ballots = sortedBy(Object.values(run.ballots), ballot => JSON.stringify(ballot))
  run.ballots = Object.fromEntries(ballots.map((ballot, index) => [sealedKey(index), ballot]))
  const writers = countWriters(run.posts)
  const posts = sortedBy(run.posts, ({ text, id }) => JSON.stringify([text, id]))
  const voters = numberedVoters(posts)
  run.posts = posts.map((post, index) => ({
    ...post,
    by: sealedKey(Math.min(index, writers - 1)),
    votes: sortedBy(
      post.votes.flatMap(voter => voters.get(voter) ?? []),
      key => key,
    ),
  }))
}

/** How many wrote; who is not known counts each time. */
export function countWriters(posts: readonly Pick<RoomPost, 'id' | 'by'>[]): number {
  return new Set(posts.map(({ by, id }) => (by === '' ? id : by))).size
}

/** Votes of one voter stay those of one: posts that are merged later count them once. */
function numberedVoters(posts: readonly RoomPost[]): ReadonlyMap<string, string> {
  const voters = [...new Set(posts.flatMap(({ votes }) => votes))]
  const votedFor = (voter: string): string => posts.map(({ votes }) => (votes.includes(voter) ? '1' : '0')).join('')
  return new Map(sortedBy(voters, votedFor).map((voter, index) => [voter, sealedKey(index)]))
}

function sortedBy<T>(values: readonly T[], keyOf: (value: T) => string): T[] {
  const keyed = values.map(value => ({ value, key: keyOf(value) }))
  return keyed.sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0)).map(({ value }) => value)
}

function sealedKey(index: number): string {
  return `sealed-${String(index + 1)}`
}
