import { join } from 'node:path'
import { isRecordId, type RoomPlaces } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { readFolderIfExists } from '#backend/storage/disk/durable-folders.ts'
import { openJournal, type Journal } from '#backend/storage/journal/journal.ts'
import { unlessMissing, withStorageErrors } from '#backend/storage/disk/storage-error.ts'

/** Ids of workshops that have files of an open room. */
export async function listLiveRooms({ context }: DocumentStore, { openRooms }: RoomPlaces): Promise<readonly string[]> {
  const entries = await withStorageErrors(() => readFolderIfExists(context.fileSystem, join(context.root, openRooms)))
  return entries.filter(({ kind, name }) => kind === 'folder' && isRecordId(name)).map(({ name }) => name)
}

export function openRoomJournal({ context }: DocumentStore, places: RoomPlaces, workshopId: string, last: number): Journal {
  return openJournal(context, places.live(workshopId), last)
}

/** Removes the files that a room has only while it is open. Call when its journal is closed. */
export async function removeLiveFiles({ context }: DocumentStore, places: RoomPlaces, workshopId: string): Promise<void> {
  const { fileSystem, root, folders } = context
  const folder = join(root, places.live(workshopId))
  await withStorageErrors(async () => {
    const entries = await readFolderIfExists(fileSystem, folder)
    for (const { name } of entries) await unlessMissing(() => fileSystem.unlink(join(folder, name)))
    await unlessMissing(() => fileSystem.removeFolder(folder))
    if (entries.length > 0) await fileSystem.syncFolder(join(root, places.openRooms))
  })
  folders.clearCache()
}
