import { join } from 'node:path'
import { CodedError } from '#common/contract/errors.ts'
import type { BackupInfo } from '#common/contract/storage.ts'
import { listBackupFiles } from './backup-contents.ts'
import { createBackupName, sortNewestFirst, type BackupName } from './backup-name.ts'
import { readFolderIfExists } from '#backend/storage/disk/durable-folders.ts'
import { BACKUPS_FOLDER } from './restore.ts'
import type { RunBackup } from './run-backup.ts'
import { unlessMissing } from '#backend/storage/disk/storage-error.ts'
import type { StorageContext } from '#backend/storage/storage-context.ts'

/** The files in `backups/`. */
export interface BackupFolder {
  /** Newest first. */
  readonly list: () => Promise<readonly BackupInfo[]>
  readonly newest: () => Promise<BackupName | undefined>
  /** @throws CodedError `storage-full` when there is not enough space */
  readonly add: (reason: BackupInfo['reason'], signal: AbortSignal) => Promise<BackupInfo>
  /** Deletes all but the newest seven. Not to be called during a restore, which may be reading the oldest. */
  readonly deleteOldest: () => Promise<void>
}

/** Counted by number, not by date: clocks may be set back. */
const MAX_BACKUPS = 7
/** Disk space left free for saving while a backup is made or restored. */
export const RESERVED_BYTES = 16 * 1024 * 1024

export function createBackupFolder(context: StorageContext, run: RunBackup): BackupFolder {
  const { fileSystem, root } = context

  async function listNames(): Promise<readonly BackupName[]> {
    return sortNewestFirst((await readFolderIfExists(fileSystem, join(root, BACKUPS_FOLDER))).map(entry => entry.name))
  }

  async function toBackupInfo({ name, madeAt, reason }: BackupName): Promise<BackupInfo | undefined> {
    const info = await unlessMissing(() => fileSystem.info(join(root, BACKUPS_FOLDER, name)))
    return info && { name, madeAt: madeAt.toISOString(), bytes: info.bytes, reason }
  }

  async function add(reason: BackupInfo['reason'], signal: AbortSignal): Promise<BackupInfo> {
    await context.folders.ensure(BACKUPS_FOLDER)
    const [newest] = await listNames()
    const created = createBackupName(context.now(), (newest?.number ?? 0) + 1, reason)
    if ((await estimateSize(context)) + RESERVED_BYTES > (await fileSystem.freeBytes(root))) throw new CodedError('storage-full')
    await run({ root, path: join(root, BACKUPS_FOLDER, created.name), madeAt: created.madeAt }, signal)
    const entry = await toBackupInfo(created)
    if (entry === undefined) throw new CodedError('storage-failed')
    return entry
  }

  async function deleteOldest(): Promise<void> {
    for (const { name } of (await listNames()).slice(MAX_BACKUPS))
      await unlessMissing(() => fileSystem.unlink(join(root, BACKUPS_FOLDER, name)))
  }

  return {
    list: async () => (await Promise.all((await listNames()).map(toBackupInfo))).filter(entry => entry !== undefined),
    newest: async () => (await listNames())[0],
    add,
    deleteOldest,
  }
}

/** Uncompressed size, so more than the backup will take. */
async function estimateSize({ fileSystem, root }: StorageContext): Promise<number> {
  let bytes = 0
  for await (const path of listBackupFiles(fileSystem, root))
    bytes += (await unlessMissing(() => fileSystem.info(join(root, path))))?.bytes ?? 0
  return bytes
}
