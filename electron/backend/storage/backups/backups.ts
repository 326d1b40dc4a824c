import pLimit from 'p-limit'
import { CodedError } from '#common/contract/errors.ts'
import type { BackupEntry } from '#common/contract/storage.ts'
import { backupFiles } from './backup-contents.ts'
import { createBackupFolder, ROOM_LEFT, type BackupFolder } from './backup-folder.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { openBackup } from './open-backup.ts'
import { finishRestore, readBackup, restoreBackup } from './restore.ts'
import type { RunBackup } from './run-backup.ts'
import { isRefusedWrite, withStorageErrors } from '#backend/storage/disk/storage-error.ts'

export interface Backups {
  /** Newest first. */
  readonly list: () => Promise<readonly BackupEntry[]>
  /** @throws CodedError `storage-full` when the disk is too short for it */
  readonly make: (reason: BackupEntry['reason']) => Promise<BackupEntry>
  /** Makes the backup of the day when it is due and there is anything; what stands in the way becomes a notice. */
  readonly makeDaily: () => Promise<void>
  /**
   * Replaces everything by what a backup holds, after keeping the present state as a backup, which is returned: restoring that one undoes it.
   * @throws CodedError `not-found`; `bad-input` when the backup is damaged; a storage error, after which everything is as it was
   */
  readonly restore: (name: string) => Promise<BackupEntry>
  /** Ends a backup that is under way. */
  readonly close: () => Promise<void>
}

const DAY_MS = 24 * 60 * 60 * 1000

export function createBackups(store: DocumentStore, run: RunBackup): Backups {
  const folder = createBackupFolder(store.context, run)
  const queue = pLimit(1)
  const ending = new AbortController()
  let skipped = false

  async function make(reason: BackupEntry['reason']): Promise<BackupEntry> {
    if (ending.signal.aborted) throw new CodedError('storage-failed')
    const entry = await folder.add(reason, ending.signal)
    await folder.forgetOldest()
    return entry
  }

  async function makeDaily(): Promise<void> {
    try {
      if (await isDue(store, folder)) await make('daily')
      skipped = false
    } catch (error) {
      if (!skipped && !ending.signal.aborted)
        store.context.notices.add({ kind: 'backup-skipped', because: isRefusedWrite(error) ? 'disk-short' : 'failed' })
      skipped = true
    }
  }

  return {
    list: () => withStorageErrors(folder.list),
    make: reason => withStorageErrors(() => queue(() => make(reason))),
    makeDaily: () => queue(makeDaily),
    restore: name => withStorageErrors(() => queue(() => restore({ store, folder, name, signal: ending.signal }))),
    close: async () => {
      ending.abort()
      await queue(async () => undefined)
    },
  }
}

/** When the newest is a day away, before or after: a clock set back a year must not mean a year without backups. Never of nothing. */
async function isDue({ context }: DocumentStore, folder: BackupFolder): Promise<boolean> {
  const newest = await folder.newest()
  if (newest !== undefined && Math.abs(context.now().getTime() - newest.madeAt.getTime()) < DAY_MS) return false
  return (await backupFiles(context.fileSystem, context.root).next()).done !== true
}

interface RestoreTask {
  readonly store: DocumentStore
  readonly folder: BackupFolder
  readonly name: string
  readonly signal: AbortSignal
}

async function restore({ store, folder, name, signal }: RestoreTask): Promise<BackupEntry> {
  const { bytes } = await openBackup(await readBackup(store.context, name))
  const undo = await store.alone(async () => {
    await finishRestore(store.context)
    const kept = await folder.add('before-restore', signal)
    if (bytes + ROOM_LEFT > (await store.context.fileSystem.freeBytes(store.context.root))) throw new CodedError('storage-full')
    const outcome = await restoreBackup(store.context, { backup: name, undo: kept.name })
    store.shut(outcome.kind === 'unfinished' ? new CodedError('storage-failed', { because: 'restore-unfinished' }) : undefined)
    if (outcome.kind !== 'restored') throw outcome.because
    return kept
  })
  await folder.forgetOldest()
  return undo
}
