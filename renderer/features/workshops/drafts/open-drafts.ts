import { nextTick } from 'vue'
import { CodedError, type ErrorCode } from '#common/contract/errors.ts'

/** A draft on the page that is saved automatically. */
export interface OpenDraft {
  /** Saves pending changes now; waits for a running save. */
  readonly flush: () => Promise<void>
  readonly isClean: () => boolean
  /** Why the last save failed. */
  readonly failure: () => ErrorCode | undefined
}

const drafts = new Set<OpenDraft>()
const removals = new Set<() => void>()

/** @returns a function that unregisters the draft */
export function registerOpenDraft(draft: OpenDraft): () => void {
  drafts.add(draft)
  return () => void drafts.delete(draft)
}

/**
 * @param commit makes a removal final that can still be undone
 * @returns a function that unregisters it
 */
export function registerRemoval(commit: () => void): () => void {
  removals.add(commit)
  return () => void removals.delete(commit)
}

/** @returns whether everything is saved now; what could not be saved is still on the page */
export async function saveOpenDrafts(): Promise<boolean> {
  for (const commit of removals) commit()
  await nextTick()
  const all = [...drafts]
  for (const draft of all) await draft.flush()
  return all.every(draft => draft.isClean())
}

/**
 * To call before the backend makes something of what was saved: a document, a copy.
 *
 * @throws CodedError of a draft that could not be saved
 */
export async function requireSavedDrafts(): Promise<void> {
  if (await saveOpenDrafts()) return
  const failure = [...drafts].map(draft => draft.failure()).find(code => code !== undefined)
  throw new CodedError(failure ?? 'storage-failed')
}
