import type { ShownPost } from '#common/domain/room/rules/results/activity-result.ts'

/** Posts of a column under one heading; '' for those that have none, which come first. */
export interface BoardGroup {
  readonly heading: string
  readonly posts: readonly ShownPost[]
}

export interface BoardColumn {
  readonly name: string
  readonly groups: readonly BoardGroup[]
}

/** The column of a post. New posts come into the first, and so do those whose column was taken away. */
export function findColumn({ column = 0 }: Pick<ShownPost, 'column'>, columns: readonly string[]): number {
  return column < columns.length ? column : 0
}

/** Every post once, in its column under its heading, in the order of the list. */
export function layOutBoard(posts: readonly ShownPost[], columns: readonly string[]): readonly BoardColumn[] {
  return columns.map((name, index) => ({ name, groups: groupByHeading(posts.filter(post => findColumn(post, columns) === index)) }))
}

function groupByHeading(posts: readonly ShownPost[]): readonly BoardGroup[] {
  const headings = new Set(['', ...posts.map(({ heading = '' }) => heading)])
  return [...headings]
    .map(heading => ({ heading, posts: posts.filter(post => (post.heading ?? '') === heading) }))
    .filter(({ posts: under }) => under.length > 0)
}
