import { join } from 'node:path'
import type { FileSystem } from './file-system.ts'
import { errnoOf, isMissing, unlessMissing } from './storage-error.ts'

/** The ending of files that are still being written. */
export const TEMPORARY = '.tmp'

/** The folders below a root, made so that a power cut cannot take them away again. */
export interface DurableFolders {
  /**
   * Makes the folder and those above it, and puts their names on the disk: a folder that is already there may be one
   * whose name was never synced. Once per folder and process, when what a dead process left half-written in it goes too.
   * @param folder relative to the root, with `/`; empty: the root
   */
  readonly ensure: (folder: string) => Promise<void>
  /** Forgets what was made, after folders were taken away. */
  readonly forget: () => void
}

export function createDurableFolders(fileSystem: FileSystem, root: string): DurableFolders {
  const made = new Map<string, Promise<void>>()

  function ensure(folder: string): Promise<void> {
    const known = made.get(folder)
    if (known !== undefined) return known
    const making = make(folder)
    made.set(folder, making)
    making.catch(() => made.delete(folder))
    return making
  }

  async function make(folder: string): Promise<void> {
    if (folder !== '') {
      const parent = parentOf(folder)
      await ensure(parent)
      await makeUnlessThere(fileSystem, join(root, folder))
      await fileSystem.syncFolder(join(root, parent))
    }
    await sweep(fileSystem, join(root, folder))
  }

  return { ensure, forget: () => made.clear() }
}

export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')))
}

export async function makeUnlessThere(fileSystem: FileSystem, folder: string): Promise<void> {
  try {
    await fileSystem.makeFolder(folder)
  } catch (error) {
    if (errnoOf(error) !== 'EEXIST') throw error
  }
}

async function sweep(fileSystem: FileSystem, folder: string): Promise<void> {
  for (const entry of await fileSystem.readFolder(folder)) {
    if (entry.kind === 'file' && entry.name.endsWith(TEMPORARY)) await unlessMissing(() => fileSystem.unlink(join(folder, entry.name)))
  }
}

/** What a folder holds; nothing when it is not there. */
export async function readFolderIfThere(fileSystem: FileSystem, folder: string): ReturnType<FileSystem['readFolder']> {
  try {
    return await fileSystem.readFolder(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}
