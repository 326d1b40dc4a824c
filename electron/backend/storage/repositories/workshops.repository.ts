import { join } from 'node:path'
import pLimit from 'p-limit'
import { CodedError } from '#common/contract/errors.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { isRecordId, WORKSHOPS_FOLDER, workshopPath } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { readFolderIfThere } from '#backend/storage/disk/durable-folders.ts'
import { DISK_CONCURRENCY } from '#backend/storage/disk/disk-concurrency.ts'
import { workshopKind } from '#backend/storage/kinds/workshop.kind.ts'
import { withStorageErrors } from '#backend/storage/disk/storage-error.ts'

/** The workshops that are prepared on this machine. */
export interface WorkshopsRepository {
  /** All that can be read, newest first; one that cannot is passed over, with its notice. */
  readonly list: () => Promise<readonly Workshop[]>
  readonly read: (workshopId: string) => Promise<Workshop | undefined>
  /** Adds a workshop with the id its caller made; one that is there stays as it is and is given back. */
  readonly add: (workshop: Workshop) => Promise<Workshop>
  /** @throws CodedError `not-found` */
  readonly change: (workshopId: string, change: (workshop: Workshop) => Workshop) => Promise<Workshop>
  readonly remove: (workshopId: string) => Promise<void>
}

/** A trainer holds some dozens a year. */
const WORKSHOPS_KEPT = 200

export function createWorkshopsRepository(store: DocumentStore): WorkshopsRepository {
  const documents = store.documents(workshopKind, WORKSHOPS_KEPT)

  async function list(): Promise<readonly Workshop[]> {
    const entries = await withStorageErrors(() => readFolderIfThere(store.context.fileSystem, join(store.context.root, WORKSHOPS_FOLDER)))
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
