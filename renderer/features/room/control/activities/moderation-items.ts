import type { ActivityResult, ShownPost } from '#common/domain/room/rules/results/activity-result.ts'

/** Something to approve or hide: a post, or a word together with all posts that contain it. */
export interface ModerationItem {
  /** Id of the first post. */
  readonly id: string
  readonly text: string
  readonly postIds: readonly string[]
  readonly state: ShownPost['state']
  readonly by: string | undefined
  readonly group: number | undefined
  readonly votes: number
  /** Number of times it was sent. */
  readonly count: number
  readonly answered: boolean
  /** Index of its column on the board, and its heading there. */
  readonly column: number | undefined
  readonly heading: string
}

const ORDER = { waiting: 0, shown: 1, hidden: 2 } as const

/** Everything people wrote: waiting for approval first, hidden last, else in the order of the result. */
export function toModerationItems(result: ActivityResult): readonly ModerationItem[] {
  return [...listItems(result)].sort((one, other) => ORDER[one.state] - ORDER[other.state])
}

function listItems(result: ActivityResult): readonly ModerationItem[] {
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
      answered: false,
      column: undefined,
      heading: '',
    }))
  if (result.kind === 'posts') return result.posts.map(toItem)
  return result.kind === 'ratings' ? result.comments.map(toItem) : []
}

function toItem({ id, text, state, by, group, votes, merged, answered = false, column, heading = '' }: ShownPost): ModerationItem {
  return { id, text, postIds: [id], state, by, group, votes, count: merged + 1, answered, column, heading }
}
