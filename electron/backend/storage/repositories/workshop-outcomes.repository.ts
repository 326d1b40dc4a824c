import { afterwardsPath } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { afterwardsKind, type Afterwards } from '#backend/storage/kinds/workshop-outcomes.kind.ts'

/** What came of workshops: certificates that were issued, and what was kept when personal data were deleted. */
export interface AfterwardsRepository {
  readonly read: (workshopId: string) => Promise<Afterwards>
  /** On the disk when this returns. */
  readonly change: (workshopId: string, change: (before: Afterwards) => Afterwards) => Promise<Afterwards>
  readonly remove: (workshopId: string) => Promise<void>
}

const NOTHING: Afterwards = { certificates: [], erased: undefined }

export function createAfterwardsRepository(store: DocumentStore): AfterwardsRepository {
  const documents = store.documents(afterwardsKind)
  return {
    read: async workshopId => (await documents.read(afterwardsPath(workshopId))) ?? NOTHING,
    change: async (workshopId, change) =>
      (await documents.change(afterwardsPath(workshopId), draft => ({ ...change(draft ?? NOTHING) }))) ?? NOTHING,
    remove: workshopId => documents.remove(afterwardsPath(workshopId)),
  }
}
