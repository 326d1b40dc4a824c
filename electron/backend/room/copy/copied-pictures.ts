import { join } from 'node:path'
import { findPictureFormat } from '#common/domain/workshops/own-questions/picture.ts'
import { listPictures, listWorkshopPictures } from '#common/domain/workshops/workshop.ts'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { ensureFolder } from '#backend/storage/disk/durable-folders.ts'
import { replaceDurably } from '#backend/storage/disk/durable-write.ts'
import type { Storage } from '#backend/storage/open-storage.ts'
import { hashPicture } from '#backend/storage/repositories/workshop-pictures.repository.ts'
import { unlessMissing } from '#backend/storage/disk/storage-error.ts'
import type { RoomCopy } from './room-copy.ts'

const PICTURES_FOLDER = 'pictures'

/** Names of all pictures that the workshop or its room shows. */
function listCopiedPictures({ workshop, stored }: RoomCopy): readonly string[] {
  return [...new Set([...listWorkshopPictures(workshop), ...listPictures(stored.room.runs.map(({ activity }) => activity))])]
}

/**
 * Writes the pictures of a copy beside it, those that are not there yet; a picture never changes. To be called before the copy is
 * written, so that it names none that is missing.
 * @param written names of pictures that this process has found or written there; more are added
 */
export async function writeCopiedPictures(
  fileSystem: FileSystem,
  folder: string,
  copy: RoomCopy,
  { workshopPictures }: Pick<Storage, 'workshopPictures'>,
  written: Set<string>,
): Promise<void> {
  const missing = listCopiedPictures(copy).filter(name => !written.has(name))
  if (missing.length === 0) return
  await ensureFolder(fileSystem, folder)
  await ensureFolder(fileSystem, join(folder, PICTURES_FOLDER))
  for (const name of missing) {
    const bytes = await workshopPictures.read(copy.workshop.id, name)
    if (bytes !== undefined && (await readCopiedPicture(fileSystem, folder, name)) === undefined)
      await replaceDurably(fileSystem, join(folder, PICTURES_FOLDER, name), bytes)
    written.add(name)
  }
}

/** Brings the pictures of a copy to this machine. One that cannot be read is left out: its question is asked without. */
export async function takeCopiedPictures(
  fileSystem: FileSystem,
  folder: string,
  copy: RoomCopy,
  { workshopPictures }: Pick<Storage, 'workshopPictures'>,
): Promise<void> {
  for (const name of listCopiedPictures(copy)) {
    const bytes = await readCopiedPicture(fileSystem, folder, name).catch(() => undefined)
    const format = bytes && findPictureFormat(bytes)
    if (bytes !== undefined && format !== undefined) await workshopPictures.add(copy.workshop.id, format, bytes)
  }
}

async function readCopiedPicture(fileSystem: FileSystem, folder: string, name: string): Promise<Uint8Array | undefined> {
  const bytes = await unlessMissing(() => fileSystem.readFile(join(folder, PICTURES_FOLDER, name)))
  return bytes !== undefined && name.startsWith(hashPicture(bytes)) ? bytes : undefined
}
