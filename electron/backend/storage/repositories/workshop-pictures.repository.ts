import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { isPictureName, type PictureFormat } from '#common/domain/workshops/own-questions/picture.ts'
import { isRecordId, picturesFolder } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { readFolderIfExists } from '#backend/storage/disk/durable-folders.ts'
import { removeDurably, replaceDurably } from '#backend/storage/disk/durable-write.ts'
import { unlessMissing, withStorageErrors } from '#backend/storage/disk/storage-error.ts'

/** The pictures in the questions and slides of workshops: a file each, named after what it contains, so that none ever changes. */
export interface WorkshopPicturesRepository {
  /** It is on the disk when this resolves. @returns its name */
  readonly add: (workshopId: string, format: PictureFormat, bytes: Uint8Array) => Promise<string>
  /** Undefined when it does not exist, or is not what it was. */
  readonly read: (workshopId: string, name: string) => Promise<Uint8Array | undefined>
  /** Absolute path; undefined when it does not exist. */
  readonly locate: (workshopId: string, name: string) => Promise<string | undefined>
  /** Does nothing when it does not exist. */
  readonly remove: (workshopId: string, name: string) => Promise<void>
  /** Names of those that were last added before a moment. */
  readonly listOlder: (workshopId: string, than: Date) => Promise<readonly string[]>
  readonly removeAll: (workshopId: string) => Promise<void>
}

/** Characters of its SHA-256 in the name of a picture. */
const NAME_CHARACTERS = 32

export function createWorkshopPicturesRepository({ context, runShared }: DocumentStore): WorkshopPicturesRepository {
  const { fileSystem, root, folders } = context

  async function add(workshopId: string, format: PictureFormat, bytes: Uint8Array): Promise<string> {
    const name = `${hashPicture(bytes)}.${format}`
    const folder = picturesFolder(workshopId)
    // Also where it is there already: it counts as new again, so that it is not cleared away before a question or slide names it.
    await folders.ensure(folder)
    await replaceDurably(fileSystem, join(root, folder, name), bytes)
    return name
  }

  async function readWhole(workshopId: string, name: string): Promise<Uint8Array | undefined> {
    const path = toPath(workshopId, name)
    const bytes = path === undefined ? undefined : await unlessMissing(() => fileSystem.readFile(path))
    return bytes !== undefined && name.startsWith(hashPicture(bytes)) ? bytes : undefined
  }

  function toPath(workshopId: string, name: string): string | undefined {
    return isRecordId(workshopId) && isPictureName(name) ? join(root, picturesFolder(workshopId), name) : undefined
  }

  async function locate(workshopId: string, name: string): Promise<string | undefined> {
    const path = toPath(workshopId, name)
    return path !== undefined && (await unlessMissing(() => fileSystem.info(path))) !== undefined ? path : undefined
  }

  async function remove(workshopId: string, name: string): Promise<void> {
    const path = toPath(workshopId, name)
    if (path !== undefined && (await locate(workshopId, name)) !== undefined) await removeDurably(fileSystem, path)
  }

  async function listOlder(workshopId: string, than: Date): Promise<readonly string[]> {
    const folder = join(root, picturesFolder(workshopId))
    const names = (await readFolderIfExists(fileSystem, folder)).map(({ name }) => name).filter(isPictureName)
    const older: string[] = []
    for (const name of names) {
      const info = await unlessMissing(() => fileSystem.info(join(folder, name)))
      if (info !== undefined && info.writtenAt < than.getTime()) older.push(name)
    }
    return older
  }

  async function removeAll(workshopId: string): Promise<void> {
    const folder = join(root, picturesFolder(workshopId))
    for (const { name } of await readFolderIfExists(fileSystem, folder))
      if (isPictureName(name)) await removeDurably(fileSystem, join(folder, name))
  }

  return {
    add: (workshopId, format, bytes) => withStorageErrors(() => runShared(() => add(workshopId, format, bytes))),
    read: (workshopId, name) => withStorageErrors(() => runShared(() => readWhole(workshopId, name))),
    locate: (workshopId, name) => withStorageErrors(() => locate(workshopId, name)),
    remove: (workshopId, name) => withStorageErrors(() => runShared(() => remove(workshopId, name))),
    listOlder: (workshopId, than) => withStorageErrors(() => listOlder(workshopId, than)),
    removeAll: workshopId => withStorageErrors(() => runShared(() => removeAll(workshopId))),
  }
}

export function hashPicture(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, NAME_CHARACTERS)
}
