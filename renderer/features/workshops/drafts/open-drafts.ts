/** A draft on the page that is saved automatically. */
export interface OpenDraft {
  /** Saves pending changes now; waits for a running save. */
  readonly flush: () => Promise<void>
  readonly isClean: () => boolean
}

const drafts = new Set<OpenDraft>()

/** @returns a function that unregisters the draft */
export function registerOpenDraft(draft: OpenDraft): () => void {
  drafts.add(draft)
  return () => void drafts.delete(draft)
}

/** @returns whether everything is saved now; what could not be saved is still on the page */
export async function saveOpenDrafts(): Promise<boolean> {
  const all = [...drafts]
  for (const draft of all) await draft.flush()
  return all.every(draft => draft.isClean())
}
