import { join } from 'node:path'
import { isRecordId, LIVE_FOLDER, liveFolder } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { readFolderIfExists } from '#backend/storage/disk/durable-folders.ts'
import { openJournal, type Journal } from '#backend/storage/journal/journal.ts'
import { withStorageErrors } from '#backend/storage/disk/storage-error.ts'

/** Ids of workshops that have files of an open room. */
export async function listLiveRooms({ context }: DocumentStore): Promise<readonly string[]> {
  const entries = await withStorageErrors(() => readFolderIfExists(context.fileSystem, join(context.root, LIVE_FOLDER)))
  return entries.filter(({ kind, name }) => kind === 'folder' && isRecordId(name)).map(({ name }) => name)
}

export function openRoomJournal({ context }: DocumentStore, workshopId: string, last: number): Journal {
  return openJournal(context, liveFolder(workshopId), last)
}
