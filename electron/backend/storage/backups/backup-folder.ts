import { join } from 'node:path'
import pLimit from 'p-limit'
import { CodedError } from '#common/contract/errors.ts'
import type { BackupInfo, BackupSummary } from '#common/contract/storage.ts'
import { listBackupFiles } from './backup-contents.ts'
import { createBackupName, REASONS, sortNewestFirst, type BackupName } from './backup-name.ts'
import { summarizePaths } from './backup-summary.ts'
import { readManifest } from './open-backup.ts'
import { readFolderIfExists } from '#backend/storage/disk/durable-folders.ts'
import { BACKUPS_FOLDER } from './restore.ts'
import type { RunBackup } from './run-backup.ts'
import { unlessMissing } from '#backend/storage/disk/storage-error.ts'
import type { StorageContext } from '#backend/storage/storage-context.ts'

/** The files in `backups/`. */
export interface BackupFolder {
  /** Newest first. */
  readonly list: () => Promise<readonly BackupInfo[]>
  /** Undefined when there is no such backup. */
  readonly find: (name: string) => Promise<BackupInfo | undefined>
  readonly newest: (reason: BackupInfo['reason']) => Promise<BackupName | undefined>
  /** @throws CodedError `storage-full` when there is not enough space */
  readonly add: (reason: BackupInfo['reason'], signal: AbortSignal) => Promise<BackupInfo>
  /** Deletes all but the newest seven of each reason, and the first before a restore of each of the last seven days with one. Not to be called during a restore, which may be reading the oldest. */
  readonly deleteOldest: (kept?: string) => Promise<void>
  /** To call when backups were rewritten. */
  readonly forgetSummaries: () => void
}

/** Of each reason, so that no number of tries pushes out the daily ones. Counted by number, not by date: clocks may be set back. */
const MAX_BACKUPS = 7
/** How many are read at once for the list. */
const READ_AT_ONCE = 2
/** Disk space left free for saving while a backup is made or restored. */
export const RESERVED_BYTES = 16 * 1024 * 1024

export function createBackupFolder(context: StorageContext, run: RunBackup): BackupFolder {
  const { fileSystem, root } = context
  /** A backup changes only when a learner is taken out of it, and reading one means reading its whole file. */
  const summaries = new Map<string, BackupSummary>()

  async function listNames(): Promise<readonly BackupName[]> {
    return sortNewestFirst((await readFolderIfExists(fileSystem, join(root, BACKUPS_FOLDER))).map(entry => entry.name))
  }

  async function toBackupInfo({ name, madeAt, reason }: BackupName): Promise<BackupInfo | undefined> {
    const info = await unlessMissing(() => fileSystem.info(join(root, BACKUPS_FOLDER, name)))
    return info && { name, madeAt: madeAt.toISOString(), bytes: info.bytes, reason, summary: await summarize(name, info.bytes) }
  }

  async function summarize(name: string, bytes: number): Promise<BackupSummary> {
    const key = `${name} ${bytes}`
    const summary = summaries.get(key) ?? readSummary(await fileSystem.readFile(join(root, BACKUPS_FOLDER, name)))
    summaries.set(key, summary)
    return summary
  }

  async function add(reason: BackupInfo['reason'], signal: AbortSignal): Promise<BackupInfo> {
    await context.folders.ensure(BACKUPS_FOLDER)
    const [newest] = await listNames()
    const created = createBackupName(context.now(), (newest?.number ?? 0) + 1, reason)
    if ((await estimateSize(context)) + RESERVED_BYTES > (await fileSystem.freeBytes(root))) throw new CodedError('storage-full')
    await run({ kind: 'make', root, path: join(root, BACKUPS_FOLDER, created.name), madeAt: created.madeAt }, signal)
    const entry = await toBackupInfo(created)
    if (entry === undefined) throw new CodedError('storage-failed')
    return entry
  }

  async function deleteOldest(kept?: string): Promise<void> {
    const names = await listNames()
    const first = listFirstOfDays(names.filter(({ reason }) => reason === 'before-restore'))
    const old = REASONS.flatMap(reason => names.filter(name => name.reason === reason).slice(MAX_BACKUPS))
    for (const { name } of old.filter(backup => backup.name !== kept && !first.includes(backup)))
      await unlessMissing(() => fileSystem.unlink(join(root, BACKUPS_FOLDER, name)))
  }

  async function list(): Promise<readonly BackupInfo[]> {
    const entries = await pLimit(READ_AT_ONCE).map(await listNames(), name => unlessMissing(() => toBackupInfo(name)))
    return entries.filter(entry => entry !== undefined)
  }

  async function find(wanted: string): Promise<BackupInfo | undefined> {
    const found = (await listNames()).find(({ name }) => name === wanted)
    return found && toBackupInfo(found)
  }

  return {
    list,
    find,
    newest: async reason => (await listNames()).find(name => name.reason === reason),
    add,
    deleteOldest,
    forgetSummaries: () => summaries.clear(),
  }
}

/** Whoever tries one backup after another has only in the first copy what was there before. @param names newest first */
function listFirstOfDays(names: readonly BackupName[]): readonly BackupName[] {
  const days = new Map(names.map(name => [name.madeAt.toISOString().slice(0, 10), name]))
  return [...days.values()].slice(0, MAX_BACKUPS)
}

function readSummary(archive: Uint8Array): BackupSummary {
  try {
    const { summary, files } = readManifest(archive)
    const { learners, newestAnswer } = summary ?? summarizePaths(files.map(file => file.path))
    return { kind: 'known', learners, newestAnswer }
  } catch (error) {
    return { kind: error instanceof CodedError && error.code === 'storage-newer' ? 'newer' : 'unreadable' }
  }
}

/** Uncompressed size, so more than the backup will take. */
async function estimateSize({ fileSystem, root }: StorageContext): Promise<number> {
  let bytes = 0
  for await (const path of listBackupFiles(fileSystem, root))
    bytes += (await unlessMissing(() => fileSystem.info(join(root, path))))?.bytes ?? 0
  return bytes
}
