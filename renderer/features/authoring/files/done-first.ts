import type { DraftChange } from '#common/contract/draft-files.ts'

/** What is told of the last thing that was done: files whose typed texts were saved for it, and the step that it undid. */
export interface DoneFirst {
  readonly saved: readonly string[]
  readonly undone: DraftChange | undefined
}
