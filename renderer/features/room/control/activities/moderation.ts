import type { ActivityResult, ShownPost } from '#common/domain/room/rules/activity-result.ts'

/** Something that waits for being let through: a post, or a word with everybody who sent it. */
export interface ModeratedLine {
  /** Of the first post: it names the line. */
  readonly id: string
  readonly text: string
  readonly postIds: readonly string[]
  readonly state: ShownPost['state']
  readonly by: string | undefined
  readonly group: number | undefined
  readonly votes: number
  /** How often it was said. */
  readonly count: number
}

const ORDER = { waiting: 0, shown: 1, hidden: 2 } as const

/** What came in: what waits first, what is hidden last. */
export function moderatedLines(result: ActivityResult): readonly ModeratedLine[] {
  return [...linesOf(result)].sort(
    (one, other) => ORDER[one.state] - ORDER[other.state] || other.votes - one.votes || other.count - one.count,
  )
}

function linesOf(result: ActivityResult): readonly ModeratedLine[] {
  if (result.kind === 'words')
    return result.words.map(({ text, count, state, postIds }) => ({
      id: postIds[0] ?? text,
      text,
      postIds,
      state,
      by: undefined,
      group: undefined,
      votes: 0,
      count,
    }))
  if (result.kind === 'posts') return result.posts.map(ofPost)
  return result.kind === 'ratings' ? result.comments.map(ofPost) : []
}

function ofPost({ id, text, state, by, group, votes, merged }: ShownPost): ModeratedLine {
  return { id, text, postIds: [id], state, by, group, votes, count: merged + 1 }
}
