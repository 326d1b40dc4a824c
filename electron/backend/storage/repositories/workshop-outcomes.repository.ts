import { workshopOutcomesPath } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { workshopOutcomesKind, type WorkshopOutcomes } from '#backend/storage/kinds/workshop-outcomes.kind.ts'

/** What came of workshops: certificates that were issued, and what was kept when personal data were deleted. */
export interface WorkshopOutcomesRepository {
  readonly read: (workshopId: string) => Promise<WorkshopOutcomes>
  /** On the disk when this returns. */
  readonly change: (workshopId: string, change: (before: WorkshopOutcomes) => WorkshopOutcomes) => Promise<WorkshopOutcomes>
  readonly remove: (workshopId: string) => Promise<void>
}

const NOTHING: WorkshopOutcomes = { certificates: [], erased: undefined }

export function createWorkshopOutcomesRepository(store: DocumentStore): WorkshopOutcomesRepository {
  const documents = store.documents(workshopOutcomesKind)
  return {
    read: async workshopId => (await documents.read(workshopOutcomesPath(workshopId))) ?? NOTHING,
    change: async (workshopId, change) =>
      (await documents.change(workshopOutcomesPath(workshopId), draft => ({ ...change(draft ?? NOTHING) }))) ?? NOTHING,
    remove: workshopId => documents.remove(workshopOutcomesPath(workshopId)),
  }
}
