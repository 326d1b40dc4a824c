import { writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { makeUnlessThere } from '#backend/storage/disk/durable-folders.ts'
import { lockFolder } from './folder-lock.ts'
import { askOwner, type FolderOwner } from './lock-protocol.ts'
import { errnoOf, isRefusedWrite, withStorageErrors } from '#backend/storage/disk/storage-error.ts'

export interface DataFolder {
  /** Absolute. */
  readonly path: string
  /** What the owner tells of where its browser mode answers; asked anew each time. */
  readonly tellAddress: (address: () => string | undefined) => void
  /** Gives the folder free. */
  readonly release: () => Promise<void>
}

export type OpenedDataFolder =
  | { readonly kind: 'open'; readonly folder: DataFolder }
  | {
      readonly kind: 'in-use'
      /** `pid` 0: the owner did not say. */
      readonly by: FolderOwner
      /** Asks the owner to come to the front. */
      readonly show: () => Promise<void>
    }

/** The file that tells a person who has the folder open; it decides nothing. */
export const OWNER_FILE = 'owner.json'

/** Makes the folder when it is not there, and makes this process its only writer, or tells who is. */
export function openDataFolder(path: string, fileSystem: FileSystem, onShow: () => void = () => undefined): Promise<OpenedDataFolder> {
  return withStorageErrors(async () => {
    const folder = resolve(path)
    await makeDurably(fileSystem, folder)
    let address: () => string | undefined = () => undefined
    const verdict = await lockFolder(folder, { owner: () => ownerNow(address()), onShow })
    if (verdict.kind === 'in-use') {
      const by = verdict.asked.kind === 'owner' ? verdict.asked.owner : { pid: 0 }
      return { kind: 'in-use', by, show: async () => void (await askOwner(verdict.name, 'show')) }
    }
    await tellWho(folder)
    const tellAddress = (told: () => string | undefined): void => {
      address = told
    }
    return { kind: 'open', folder: { path: folder, tellAddress, release: verdict.release } }
  })
}

function ownerNow(address: string | undefined): FolderOwner {
  return address === undefined ? { pid: process.pid } : { pid: process.pid, address }
}

/** For a person who looks into the folder of another machine; a folder that cannot be written needs no such word. */
async function tellWho(folder: string): Promise<void> {
  await writeFile(join(folder, OWNER_FILE), `${JSON.stringify({ pid: process.pid, host: hostname() })}\n`).catch(() => undefined)
}

/** Makes a folder and those above it that are missing, and puts the name of each on the disk. */
async function makeDurably(fileSystem: FileSystem, folder: string): Promise<void> {
  try {
    await makeUnlessThere(fileSystem, folder)
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT' || dirname(folder) === folder) throw error
    await makeDurably(fileSystem, dirname(folder))
    return makeDurably(fileSystem, folder)
  }
  await syncNameOf(fileSystem, folder)
}

/** A parent that is not ours to read is not ours to sync; it was there before us. */
async function syncNameOf(fileSystem: FileSystem, folder: string): Promise<void> {
  try {
    await fileSystem.syncFolder(dirname(folder))
  } catch (error) {
    if (!isRefusedWrite(error)) throw error
  }
}
