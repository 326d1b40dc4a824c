import { join } from 'node:path'
import { LEARNER_PINS_PATH } from '#backend/storage/documents/document-paths.ts'
import { PREVIOUS_EXTENSION } from '#backend/storage/disk/durable-write.ts'
import { readFolderIfExists, TEMPORARY_EXTENSION } from '#backend/storage/disk/durable-folders.ts'
import type { FileSystem, FolderEntry } from '#backend/storage/disk/file-system.ts'
import { unlessMissing } from '#backend/storage/disk/storage-error.ts'

/** What a backup contains and a restore replaces: not packs, keys, the log, quarantine or other backups. */
export const BACKUP_ROOTS = ['settings.json', 'learners', 'workshops'] as const

/**
 * Whether a file may be in a backup: its path is relative, with `/`, below a backup root, and its names are valid on every platform.
 * Such a path never leaves the data folder.
 */
export function isBackupPath(path: string): boolean {
  const [top, ...below] = path.split('/')
  if (top === 'settings.json' || top === 'settings.json.previous') return below.length === 0
  return BACKUP_ROOTS.some(name => name === top) && below.length > 0 && below.every(isPlainName)
}

/** The learners' PINs are in backups, but a restore adds them to those that are there instead of replacing these. */
export function isLearnerPins(path: string): boolean {
  return path === LEARNER_PINS_PATH || path === LEARNER_PINS_PATH + PREVIOUS_EXTENSION
}

const PLAIN_NAME = /^[\w-][\w .~-]*$/
const WINDOWS_DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

function isPlainName(name: string): boolean {
  return PLAIN_NAME.test(name) && !/[ .]$/.test(name) && !WINDOWS_DEVICE.test(name)
}

/**
 * The files of a backup, relative to the root. A folder is listed only after the files before it were read, and running attempts come
 * before records: an attempt that is finished meanwhile is thus found in at least one of the two places.
 */
export async function* listBackupFiles(fileSystem: FileSystem, root: string): AsyncGenerator<string> {
  for (const name of BACKUP_ROOTS) {
    const info = await unlessMissing(() => fileSystem.info(join(root, name)))
    if (info?.kind === 'folder') yield* walkFiles(fileSystem, root, name)
    if (info?.kind === 'file') yield name
  }
  if ((await unlessMissing(() => fileSystem.info(join(root, 'settings.json.previous'))))?.kind === 'file') yield 'settings.json.previous'
}

/** Whether there is more than settings: a learner or a workshop. */
export async function hasRecords(fileSystem: FileSystem, root: string): Promise<boolean> {
  for await (const path of listBackupFiles(fileSystem, root)) {
    if (path.includes('/') && !path.endsWith(TEMPORARY_EXTENSION) && !isLearnerPins(path)) return true
  }
  return false
}

async function* walkFiles(fileSystem: FileSystem, root: string, folder: string): AsyncGenerator<string> {
  const first = await readFolderIfExists(fileSystem, join(root, folder))
  const hasAttempts = first.some(isAttemptsFolder)
  if (hasAttempts) yield* walkFiles(fileSystem, root, `${folder}/attempts`)
  // Listed again: the first record of a course creates a folder.
  const entries = hasAttempts ? await readFolderIfExists(fileSystem, join(root, folder)) : first
  for (const entry of [...entries].sort(byName)) {
    const path = `${folder}/${entry.name}`
    if (!isPlainName(entry.name) || isAttemptsFolder(entry)) continue
    if (entry.kind === 'folder') yield* walkFiles(fileSystem, root, path)
    if (entry.kind === 'file') yield path
  }
}

function isAttemptsFolder({ name, kind }: FolderEntry): boolean {
  return kind === 'folder' && name === 'attempts'
}

function byName(left: FolderEntry, right: FolderEntry): number {
  return left.name < right.name ? -1 : 1
}
