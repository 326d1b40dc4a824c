/** A draft on the page that saves itself. */
export interface OpenDraft {
  /** Saves at once what waits; waits for a save that runs. */
  readonly flush: () => Promise<void>
  readonly isClean: () => boolean
}

const drafts = new Set<OpenDraft>()

/** @returns what takes it off the list */
export function addOpenDraft(draft: OpenDraft): () => void {
  drafts.add(draft)
  return () => void drafts.delete(draft)
}

/** Saves all that is open. @returns whether everything is kept now; what the disk refused is still on the page */
export async function saveOpenDrafts(): Promise<boolean> {
  const all = [...drafts]
  for (const draft of all) await draft.flush()
  return all.every(draft => draft.isClean())
}
