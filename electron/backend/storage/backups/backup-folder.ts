import { join } from 'node:path'
import { CodedError } from '#common/contract/errors.ts'
import type { BackupInfo } from '#common/contract/storage.ts'
import { backupFiles } from './backup-contents.ts'
import { backupName, newestFirst, type BackupName } from './backup-name.ts'
import type { FileContext } from '#backend/storage/disk/durable-file.ts'
import { readFolderIfThere } from '#backend/storage/disk/durable-folders.ts'
import { BACKUPS_FOLDER } from './restore.ts'
import type { RunBackup } from './run-backup.ts'
import { unlessMissing } from '#backend/storage/disk/storage-error.ts'

/** The files in `backups/`. */
export interface BackupFolder {
  /** Newest first. */
  readonly list: () => Promise<readonly BackupInfo[]>
  readonly newest: () => Promise<BackupName | undefined>
  /** Adds one. @throws CodedError `storage-full` when the disk is too short for it */
  readonly add: (reason: BackupInfo['reason'], signal: AbortSignal) => Promise<BackupInfo>
  /** Deletes what is older than the newest seven. Not before a restore has ended: the oldest may be the one that is put back. */
  readonly forgetOldest: () => Promise<void>
}

/** The newest so many are kept, by their number: a clock may go back. */
const BACKUPS_KEPT = 7
/** Room left for saving while a backup is made or put back, in bytes. */
export const ROOM_LEFT = 16 * 1024 * 1024

export function createBackupFolder(context: FileContext, run: RunBackup): BackupFolder {
  const { fileSystem, root } = context

  async function names(): Promise<readonly BackupName[]> {
    return newestFirst((await readFolderIfThere(fileSystem, join(root, BACKUPS_FOLDER))).map(entry => entry.name))
  }

  async function entryOf({ name, madeAt, reason }: BackupName): Promise<BackupInfo | undefined> {
    const info = await unlessMissing(() => fileSystem.info(join(root, BACKUPS_FOLDER, name)))
    return info && { name, madeAt: madeAt.toISOString(), bytes: info.bytes, reason }
  }

  async function add(reason: BackupInfo['reason'], signal: AbortSignal): Promise<BackupInfo> {
    await context.folders.ensure(BACKUPS_FOLDER)
    const [newest] = await names()
    const made = backupName(context.now(), (newest?.number ?? 0) + 1, reason)
    if ((await bytesToKeep(context)) + ROOM_LEFT > (await fileSystem.freeBytes(root))) throw new CodedError('storage-full')
    await run({ root, path: join(root, BACKUPS_FOLDER, made.name), madeAt: made.madeAt }, signal)
    const entry = await entryOf(made)
    if (entry === undefined) throw new CodedError('storage-failed')
    return entry
  }

  async function forgetOldest(): Promise<void> {
    for (const { name } of (await names()).slice(BACKUPS_KEPT))
      await unlessMissing(() => fileSystem.unlink(join(root, BACKUPS_FOLDER, name)))
  }

  return {
    list: async () => (await Promise.all((await names()).map(entryOf))).filter(entry => entry !== undefined),
    newest: async () => (await names())[0],
    add,
    forgetOldest,
  }
}

/** Not compressed, so more than the backup will take. */
async function bytesToKeep({ fileSystem, root }: FileContext): Promise<number> {
  let bytes = 0
  for await (const path of backupFiles(fileSystem, root))
    bytes += (await unlessMissing(() => fileSystem.info(join(root, path))))?.bytes ?? 0
  return bytes
}
