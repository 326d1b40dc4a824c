import { randomUUID } from 'node:crypto'
import { dirname } from 'node:path'
import { TEMPORARY } from './durable-folders.ts'
import type { FileSystem, NewFile } from './file-system.ts'
import { errnoOf, unlessMissing } from './storage-error.ts'

/** The ending of a document's generation before the current one. */
export const PREVIOUS = '.previous'

/**
 * Replaces a file so that a power cut at any moment leaves the old bytes or the new ones, and the new ones once this returns.
 * The bytes it had are kept under `<path>.previous`. The folder must be there.
 */
export async function replaceDurably(fileSystem: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const temporary = temporaryFor(path)
  try {
    await writeSynced(fileSystem, temporary, bytes)
    await keepPrevious(fileSystem, path)
    await fileSystem.rename(temporary, path)
  } catch (error) {
    await discard(fileSystem, temporary)
    throw error
  }
  await fileSystem.syncFolder(dirname(path))
}

/** Takes both generations away: the older one first, or a power cut could leave it as the only one. */
export async function removeDurably(fileSystem: FileSystem, path: string): Promise<void> {
  await unlessMissing(() => fileSystem.unlink(path + PREVIOUS))
  await fileSystem.syncFolder(dirname(path))
  await unlessMissing(() => fileSystem.unlink(path))
  await fileSystem.syncFolder(dirname(path))
}

/** A name in the same folder, so that the rename stays within one volume. */
export function temporaryFor(path: string): string {
  return `${path}.${randomUUID()}${TEMPORARY}`
}

/** A new file whose bytes, not yet its name, are on the disk when this returns. */
export async function writeSynced(fileSystem: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  await withNewFile(fileSystem, path, async file => {
    await file.write(bytes)
    await file.sync()
  })
}

export async function withNewFile(fileSystem: FileSystem, path: string, work: (file: NewFile) => Promise<void>): Promise<void> {
  const file = await fileSystem.create(path)
  try {
    await work(file)
  } finally {
    await file.close()
  }
}

/** Takes away what failed half-way; the failure itself is what counts. */
export async function discard(fileSystem: FileSystem, path: string): Promise<void> {
  await fileSystem.unlink(path).catch(() => undefined)
}

/** Codes by which a file system says that it has no hard links. */
const NO_LINKS: readonly string[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EISDIR', 'EINVAL', 'UNKNOWN']

async function keepPrevious(fileSystem: FileSystem, path: string): Promise<void> {
  await unlessMissing(() => fileSystem.unlink(path + PREVIOUS))
  await duplicate(fileSystem, path, path + PREVIOUS)
}

/** A second name for a file, or a synced copy where links fail; nothing when there is no such file. The folder is not synced. */
export async function duplicate(fileSystem: FileSystem, path: string, name: string): Promise<void> {
  try {
    await unlessMissing(() => fileSystem.link(path, name))
  } catch (error) {
    if (!NO_LINKS.includes(errnoOf(error) ?? '')) throw error
    await copySynced(fileSystem, path, name)
  }
}

async function copySynced(fileSystem: FileSystem, path: string, name: string): Promise<void> {
  const bytes = await unlessMissing(() => fileSystem.readFile(path))
  if (bytes === undefined) return
  const temporary = temporaryFor(name)
  try {
    await writeSynced(fileSystem, temporary, bytes)
    await fileSystem.rename(temporary, name)
  } catch (error) {
    await discard(fileSystem, temporary)
    throw error
  }
}
