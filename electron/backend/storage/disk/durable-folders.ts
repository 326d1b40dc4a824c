import { join } from 'node:path'
import type { FileSystem } from './file-system.ts'
import { getErrorCode, isMissing, unlessMissing } from './storage-error.ts'

/** Extension of files that are still being written. */
export const TEMPORARY_EXTENSION = '.tmp'

/** Folders below a root, created so that they survive a power cut. */
export interface DurableFolders {
  /**
   * Creates the folder and its parents and syncs their names, also of folders that exist: a dead process may not have synced them.
   * Runs once per folder and process, and also deletes the temporary files that a dead process left in it.
   * @param folder relative to the root, with `/`; empty for the root itself
   */
  readonly ensure: (folder: string) => Promise<void>
  /** To call after folders were deleted. */
  readonly clearCache: () => void
}

export function createDurableFolders(fileSystem: FileSystem, root: string): DurableFolders {
  const ensured = new Map<string, Promise<void>>()

  function ensure(folder: string): Promise<void> {
    const known = ensured.get(folder)
    if (known !== undefined) return known
    const creating = create(folder)
    ensured.set(folder, creating)
    creating.catch(() => ensured.delete(folder))
    return creating
  }

  async function create(folder: string): Promise<void> {
    if (folder !== '') {
      const parent = parentFolder(folder)
      await ensure(parent)
      await ensureFolder(fileSystem, join(root, folder))
      await fileSystem.syncFolder(join(root, parent))
    }
    await deleteTemporaryFiles(fileSystem, join(root, folder))
  }

  return { ensure, clearCache: () => ensured.clear() }
}

export function parentFolder(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

export async function ensureFolder(fileSystem: FileSystem, folder: string): Promise<void> {
  try {
    await fileSystem.makeFolder(folder)
  } catch (error) {
    if (getErrorCode(error) !== 'EEXIST') throw error
  }
}

async function deleteTemporaryFiles(fileSystem: FileSystem, folder: string): Promise<void> {
  for (const entry of await fileSystem.readFolder(folder)) {
    if (entry.kind === 'file' && entry.name.endsWith(TEMPORARY_EXTENSION))
      await unlessMissing(() => fileSystem.unlink(join(folder, entry.name)))
  }
}

/** Deletes a folder and what is in it. */
export async function deleteFolder(fileSystem: FileSystem, folder: string): Promise<void> {
  for (const { name, kind } of await fileSystem.readFolder(folder)) {
    if (kind === 'folder') await deleteFolder(fileSystem, join(folder, name))
    else await fileSystem.unlink(join(folder, name))
  }
  await fileSystem.removeFolder(folder)
}

/** The entries of a folder; none when it does not exist. */
export async function readFolderIfExists(fileSystem: FileSystem, folder: string): ReturnType<FileSystem['readFolder']> {
  try {
    return await fileSystem.readFolder(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}
