import { join } from 'node:path'
import { findPictureFormat } from '#common/domain/workshops/own-questions/picture.ts'
import type { RoomState } from '#common/domain/room/state.ts'
import { listWorkshopPictures } from '#common/domain/workshops/own-slides/session-slides.ts'
import { listPictures, type Workshop } from '#common/domain/workshops/workshop.ts'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { ensureFolder } from '#backend/storage/disk/durable-folders.ts'
import { replaceDurably } from '#backend/storage/disk/durable-write.ts'
import type { Storage } from '#backend/storage/open-storage.ts'
import { hashPicture } from '#backend/storage/repositories/workshop-pictures.repository.ts'
import { unlessMissing } from '#backend/storage/disk/storage-error.ts'
import type { RoomCopy } from './room-copy.ts'

const PICTURES_FOLDER = 'pictures'

/** Names of all pictures that the workshop or its room shows. */
export function listShownPictures(workshop: Workshop, { runs }: Pick<RoomState, 'runs'>): readonly string[] {
  return [...new Set([...listWorkshopPictures(workshop), ...listPictures(runs.map(({ activity }) => activity))])]
}

export interface PictureCopier {
  /** Writes the pictures beside the copy, those that are not there yet. To be called before the copy is made, which must not wait for them. */
  readonly write: (folder: string, workshop: Workshop, room: Pick<RoomState, 'runs'>) => Promise<void>
  /** Call when the folder, or the stick that it is on, may be another one. */
  readonly forget: () => void
}

/** Copies pictures once each: a picture never changes. */
export function createPictureCopier(fileSystem: FileSystem, storage: Pick<Storage, 'workshopPictures'>): PictureCopier {
  const written = new Set<string>()

  async function writePictures(names: readonly string[], workshopId: string, folder: string): Promise<void> {
    await ensureFolder(fileSystem, folder)
    await ensureFolder(fileSystem, join(folder, PICTURES_FOLDER))
    for (const name of names) {
      const bytes = await storage.workshopPictures.read(workshopId, name)
      if (bytes !== undefined && (await readCopiedPicture(fileSystem, folder, name)) === undefined)
        await replaceDurably(fileSystem, join(folder, PICTURES_FOLDER, name), bytes)
      written.add(name)
    }
  }

  return {
    write: (folder, workshop, room) => {
      const missing = listShownPictures(workshop, room).filter(name => !written.has(name))
      return missing.length === 0 ? Promise.resolve() : writePictures(missing, workshop.id, folder)
    },
    forget: () => written.clear(),
  }
}

/** Brings the pictures of a copy to this machine. One that cannot be read is left out: its question is asked without. */
export async function takeCopiedPictures(
  fileSystem: FileSystem,
  folder: string,
  { workshop, stored }: RoomCopy,
  { workshopPictures }: Pick<Storage, 'workshopPictures'>,
): Promise<void> {
  for (const name of listShownPictures(workshop, stored.room)) {
    const bytes = await readCopiedPicture(fileSystem, folder, name).catch(() => undefined)
    const format = bytes && findPictureFormat(bytes)
    if (bytes !== undefined && format !== undefined) await workshopPictures.add(workshop.id, format, bytes)
  }
}

async function readCopiedPicture(fileSystem: FileSystem, folder: string, name: string): Promise<Uint8Array | undefined> {
  const bytes = await unlessMissing(() => fileSystem.readFile(join(folder, PICTURES_FOLDER, name)))
  return bytes !== undefined && name.startsWith(hashPicture(bytes)) ? bytes : undefined
}
