import { randomUUID } from 'node:crypto'
import { dirname } from 'node:path'
import { TEMPORARY_EXTENSION } from './durable-folders.ts'
import type { FileSystem, NewFile } from './file-system.ts'
import { getErrorCode, unlessMissing } from './storage-error.ts'

/** Extension of a document's previous generation. */
export const PREVIOUS_EXTENSION = '.previous'

/**
 * Replaces a file so that a power cut at any moment leaves the old bytes or the new ones, and the new ones once this returns.
 * The old bytes stay in `<path>.previous`. The folder must exist.
 */
export async function replaceDurably(fileSystem: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
  const temporary = temporaryPath(path)
  try {
    await writeAndSync(fileSystem, temporary, bytes)
    await replacePrevious(fileSystem, path)
    await fileSystem.rename(temporary, path)
  } catch (error) {
    await unlinkQuietly(fileSystem, temporary)
    throw error
  }
  await fileSystem.syncFolder(dirname(path))
}

/** Deletes both generations, the older first: a power cut must not leave it as the only one. */
export async function removeDurably(fileSystem: FileSystem, path: string): Promise<void> {
  await unlessMissing(() => fileSystem.unlink(path + PREVIOUS_EXTENSION))
  await fileSystem.syncFolder(dirname(path))
  await unlessMissing(() => fileSystem.unlink(path))
  await fileSystem.syncFolder(dirname(path))
}

/** In the same folder, so that the rename stays within one volume. */
export function temporaryPath(path: string): string {
  return `${path}.${randomUUID()}${TEMPORARY_EXTENSION}`
}

/** Creates a file whose bytes are synced, but not yet its name in the folder. */
export async function writeAndSync(fileSystem: FileSystem, path: string, bytes: Uint8Array): Promise<void> {
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

/** Cleans up after a failed write; the original error is the one to report. */
export async function unlinkQuietly(fileSystem: FileSystem, path: string): Promise<void> {
  await fileSystem.unlink(path).catch(() => undefined)
}

/** Error codes of file systems without hard links. */
const NO_HARD_LINK_CODES: readonly string[] = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EISDIR', 'EINVAL', 'UNKNOWN']

async function replacePrevious(fileSystem: FileSystem, path: string): Promise<void> {
  await unlessMissing(() => fileSystem.unlink(path + PREVIOUS_EXTENSION))
  await linkOrCopy(fileSystem, path, path + PREVIOUS_EXTENSION)
}

/** Hard-links a file under a second name, or copies it where links are not supported. Does nothing when it is missing, and does not sync the folder. */
export async function linkOrCopy(fileSystem: FileSystem, path: string, name: string): Promise<void> {
  try {
    await unlessMissing(() => fileSystem.link(path, name))
  } catch (error) {
    if (!NO_HARD_LINK_CODES.includes(getErrorCode(error) ?? '')) throw error
    await copyAndSync(fileSystem, path, name)
  }
}

async function copyAndSync(fileSystem: FileSystem, path: string, name: string): Promise<void> {
  const bytes = await unlessMissing(() => fileSystem.readFile(path))
  if (bytes === undefined) return
  const temporary = temporaryPath(name)
  try {
    await writeAndSync(fileSystem, temporary, bytes)
    await fileSystem.rename(temporary, name)
  } catch (error) {
    await unlinkQuietly(fileSystem, temporary)
    throw error
  }
}
