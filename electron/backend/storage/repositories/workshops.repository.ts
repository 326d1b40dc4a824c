import { join } from 'node:path'
import pLimit from 'p-limit'
import { CodedError } from '#common/contract/errors.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { isRecordId, WORKSHOPS_FOLDER, workshopPath } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { readFolderIfExists } from '#backend/storage/disk/durable-folders.ts'
import { DISK_CONCURRENCY } from '#backend/storage/disk/disk-concurrency.ts'
import { workshopKind } from '#backend/storage/kinds/workshop.kind.ts'
import { withStorageErrors } from '#backend/storage/disk/storage-error.ts'

/** The workshops planned on this machine. */
export interface WorkshopsRepository {
  /** All readable workshops, newest first; unreadable ones are skipped with a notice. */
  readonly list: () => Promise<readonly Workshop[]>
  readonly read: (workshopId: string) => Promise<Workshop | undefined>
  /** Adds a workshop under the id the caller chose; if it exists, that one is returned unchanged. */
  readonly add: (workshop: Workshop) => Promise<Workshop>
  /** @throws CodedError `not-found` */
  readonly change: (workshopId: string, change: (workshop: Workshop) => Workshop) => Promise<Workshop>
  readonly remove: (workshopId: string) => Promise<void>
}

/** A trainer runs a few dozen a year. */
const WORKSHOP_CACHE_SIZE = 200

export function createWorkshopsRepository(store: DocumentStore): WorkshopsRepository {
  const documents = store.documents(workshopKind, WORKSHOP_CACHE_SIZE)

  async function list(): Promise<readonly Workshop[]> {
    const entries = await withStorageErrors(() => readFolderIfExists(store.context.fileSystem, join(store.context.root, WORKSHOPS_FOLDER)))
    const ids = entries.filter(entry => entry.kind === 'folder' && isRecordId(entry.name)).map(entry => entry.name)
    const found = await pLimit(DISK_CONCURRENCY).map(ids.sort(), id => documents.read(workshopPath(id)).catch(() => undefined))
    return found.filter(workshop => workshop !== undefined).toReversed()
  }

  async function add(workshop: Workshop): Promise<Workshop> {
    return (await documents.change(workshopPath(workshop.id), draft => (draft === undefined ? workshop : undefined))) ?? workshop
  }

  async function change(workshopId: string, make: (workshop: Workshop) => Workshop): Promise<Workshop> {
    const workshop = await documents.change(
      workshopPath(workshopId),
      draft => draft && { ...make(draft), id: draft.id, createdAt: draft.createdAt },
    )
    if (workshop === undefined) throw new CodedError('not-found', { workshop: workshopId })
    return workshop
  }

  return { list, read: id => documents.read(workshopPath(id)), add, change, remove: id => documents.remove(workshopPath(id)) }
}
