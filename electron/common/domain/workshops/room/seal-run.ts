import type { ActivityRun, RoomPost } from './room-state.ts'

/**
 * Takes away what ties the answers of an anonymous run to anybody, or to one another in the order in which they came:
 * ballots are sorted by what they say and numbered, writers and voters are forgotten, posts are sorted by their text.
 */
export function sealRun(run: ActivityRun): void {
  const ballots = Object.values(run.ballots).map(ballot => ({ ballot, key: JSON.stringify(ballot) }))
  ballots.sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0))
  run.ballots = Object.fromEntries(ballots.map(({ ballot }, index) => [sealedKey(index), ballot]))
  run.posts = [...run.posts].sort((left, right) => (left.text < right.text ? -1 : left.text > right.text ? 1 : 0)).map(sealPost)
}

const SEALED = 'sealed-'

function sealedKey(index: number): string {
  return `${SEALED}${String(index + 1)}`
}

export function isSealedKey(key: string): boolean {
  return key.startsWith(SEALED)
}

/** A voter becomes a mere count. */
function sealPost(post: RoomPost): RoomPost {
  return { ...post, by: '', votes: post.votes.map((_, index) => sealedKey(index)) }
}
