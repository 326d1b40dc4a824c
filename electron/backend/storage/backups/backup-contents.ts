import { join } from 'node:path'
import { readFolderIfThere } from '#backend/storage/disk/durable-folders.ts'
import type { FileSystem, FolderEntry } from '#backend/storage/disk/file-system.ts'
import { unlessMissing } from '#backend/storage/disk/storage-error.ts'

/** What a backup holds and a restore replaces: not packs, keys, the log, what is in quarantine or other backups. */
export const BACKED_UP = ['settings.json', 'learners', 'workshops'] as const

/**
 * A path of a file that may be in a backup: relative, with `/`, below what is backed up, of names that every platform takes.
 * It never leaves the data folder.
 */
export function isBackupPath(path: string): boolean {
  const [top, ...below] = path.split('/')
  if (top === 'settings.json' || top === 'settings.json.previous') return below.length === 0
  return BACKED_UP.some(name => name === top) && below.length > 0 && below.every(isPlainName)
}

const PLAIN_NAME = /^[\w-][\w .~-]*$/
const WINDOWS_DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

function isPlainName(name: string): boolean {
  return PLAIN_NAME.test(name) && !/[ .]$/.test(name) && !WINDOWS_DEVICE.test(name)
}

/**
 * The files that a backup may hold, relative to the root. A folder is listed only when what came before it was taken, and running
 * attempts come before records: an attempt that is finished meanwhile is found in one of the two places at least.
 */
export async function* backupFiles(fileSystem: FileSystem, root: string): AsyncGenerator<string> {
  for (const name of BACKED_UP) {
    const info = await unlessMissing(() => fileSystem.info(join(root, name)))
    if (info?.kind === 'folder') yield* filesBelow(fileSystem, root, name)
    if (info?.kind === 'file') yield name
  }
  if ((await unlessMissing(() => fileSystem.info(join(root, 'settings.json.previous'))))?.kind === 'file') yield 'settings.json.previous'
}

async function* filesBelow(fileSystem: FileSystem, root: string, folder: string): AsyncGenerator<string> {
  const first = await readFolderIfThere(fileSystem, join(root, folder))
  const hasAttempts = first.some(isAttempts)
  if (hasAttempts) yield* filesBelow(fileSystem, root, `${folder}/attempts`)
  // Listed again: the first record of a course makes a folder.
  const entries = hasAttempts ? await readFolderIfThere(fileSystem, join(root, folder)) : first
  for (const entry of [...entries].sort(byName)) {
    const path = `${folder}/${entry.name}`
    if (!isPlainName(entry.name) || isAttempts(entry)) continue
    if (entry.kind === 'folder') yield* filesBelow(fileSystem, root, path)
    if (entry.kind === 'file') yield path
  }
}

function isAttempts({ name, kind }: FolderEntry): boolean {
  return kind === 'folder' && name === 'attempts'
}

function byName(left: FolderEntry, right: FolderEntry): number {
  return left.name < right.name ? -1 : 1
}
