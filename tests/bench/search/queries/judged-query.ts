import type { ContentKind } from '#common/domain/search/passages.ts'

/** What somebody types, then what they look for: `course/kind/item`, for a lesson with `#` and the id or the heading of the part. */
export type JudgedQuery = readonly [typed: string, ...wanted: readonly Wanted[]]
type Wanted = `${string}/${ContentKind}/${string}`

/** Queries of a reader of one language. What is wanted was decided by reading the texts, not by what a search gives. */
export interface JudgedQueries {
  readonly queries: readonly JudgedQuery[]
  /** Words that no text has, nor one like them: nothing is to be found. */
  readonly nowhere: readonly string[]
}
