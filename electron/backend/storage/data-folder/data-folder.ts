import { writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { ensureFolder } from '#backend/storage/disk/durable-folders.ts'
import { lockFolder } from './folder-lock.ts'
import { askOwner, type FolderOwner } from './lock-protocol.ts'
import { getErrorCode, isRefusedWrite, withStorageErrors } from '#backend/storage/disk/storage-error.ts'

export interface DataFolder {
  /** Absolute. */
  readonly path: string
  /** Sets the function that tells other processes the current address of browser mode. */
  readonly setBrowserAddress: (address: () => string | undefined) => void
  /** Releases the lock. */
  readonly release: () => Promise<void>
}

export type OpenedDataFolder =
  | { readonly kind: 'open'; readonly folder: DataFolder }
  | {
      readonly kind: 'in-use'
      /** `pid` 0 when the owner did not answer. */
      readonly owner: FolderOwner
      /** Asks the owner to show its window. */
      readonly show: () => Promise<void>
    }

/** Tells people who has the folder open; the program never reads it. */
export const OWNER_FILE = 'owner.json'

/** Creates the folder if needed and locks it for this process, or reports who has it locked. */
export function openDataFolder(path: string, fileSystem: FileSystem, onShow: () => void = () => undefined): Promise<OpenedDataFolder> {
  return withStorageErrors(async () => {
    const folder = resolve(path)
    await createFolderDurably(fileSystem, folder)
    let address: () => string | undefined = () => undefined
    const verdict = await lockFolder(folder, { owner: () => currentOwner(address()), onShow })
    if (verdict.kind === 'in-use') {
      const owner = verdict.reply.kind === 'owner' ? verdict.reply.owner : { pid: 0 }
      return { kind: 'in-use', owner, show: async () => void (await askOwner(verdict.name, 'show')) }
    }
    await writeOwnerFile(folder)
    const setBrowserAddress = (provider: () => string | undefined): void => {
      address = provider
    }
    return { kind: 'open', folder: { path: folder, setBrowserAddress, release: verdict.release } }
  })
}

function currentOwner(address: string | undefined): FolderOwner {
  return address === undefined ? { pid: process.pid } : { pid: process.pid, address }
}

/** Best effort: a folder that cannot be written needs no owner file. */
async function writeOwnerFile(folder: string): Promise<void> {
  await writeFile(join(folder, OWNER_FILE), `${JSON.stringify({ pid: process.pid, host: hostname() })}\n`).catch(() => undefined)
}

/** Creates a folder and its missing parents, and syncs the name of each. */
async function createFolderDurably(fileSystem: FileSystem, folder: string): Promise<void> {
  try {
    await ensureFolder(fileSystem, folder)
  } catch (error) {
    if (getErrorCode(error) !== 'ENOENT' || dirname(folder) === folder) throw error
    await createFolderDurably(fileSystem, dirname(folder))
    return createFolderDurably(fileSystem, folder)
  }
  await syncParentFolder(fileSystem, folder)
}

/** A parent that we may not read cannot be synced; it existed before. */
async function syncParentFolder(fileSystem: FileSystem, folder: string): Promise<void> {
  try {
    await fileSystem.syncFolder(dirname(folder))
  } catch (error) {
    if (!isRefusedWrite(error)) throw error
  }
}
