import { workshopOutcomesPath } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { workshopOutcomesKind, type WorkshopOutcomes } from '#backend/storage/kinds/workshop-outcomes.kind.ts'

/** Outcomes of workshops: issued certificates, and the counts that remain when personal data were deleted. */
export interface WorkshopOutcomesRepository {
  readonly read: (workshopId: string) => Promise<WorkshopOutcomes>
  /** The change is on the disk when this resolves. */
  readonly change: (workshopId: string, change: (before: WorkshopOutcomes) => WorkshopOutcomes) => Promise<WorkshopOutcomes>
  readonly remove: (workshopId: string) => Promise<void>
}

const NO_OUTCOMES: WorkshopOutcomes = { certificates: [], erased: undefined }

export function createWorkshopOutcomesRepository(store: DocumentStore): WorkshopOutcomesRepository {
  const documents = store.documents(workshopOutcomesKind)
  return {
    read: async workshopId => (await documents.read(workshopOutcomesPath(workshopId))) ?? NO_OUTCOMES,
    change: async (workshopId, change) =>
      (await documents.change(workshopOutcomesPath(workshopId), draft => ({ ...change(draft ?? NO_OUTCOMES) }))) ?? NO_OUTCOMES,
    remove: workshopId => documents.remove(workshopOutcomesPath(workshopId)),
  }
}
