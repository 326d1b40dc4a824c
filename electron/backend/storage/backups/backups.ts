import pLimit from 'p-limit'
import { CodedError } from '#common/contract/errors.ts'
import type { BackupInfo } from '#common/contract/storage.ts'
import { listBackupFiles } from './backup-contents.ts'
import { createBackupFolder, RESERVED_BYTES, type BackupFolder } from './backup-folder.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { openBackup } from './open-backup.ts'
import { finishRestore, readBackup, restoreBackup } from './restore.ts'
import type { RunBackup } from './run-backup.ts'
import { isRefusedWrite, withStorageErrors } from '#backend/storage/disk/storage-error.ts'

export interface Backups {
  /** Newest first. */
  readonly list: () => Promise<readonly BackupInfo[]>
  /** @throws CodedError `storage-full` when there is not enough space */
  readonly make: (reason: BackupInfo['reason']) => Promise<BackupInfo>
  /** Makes the daily backup when it is due and there is data; a failure becomes a notice. */
  readonly makeDaily: () => Promise<void>
  /**
   * Replaces all data with the contents of a backup. Returns a backup of the state before, which can be restored to undo it.
   * @throws CodedError `not-found`; `bad-input` when the backup is damaged; a storage error, after which everything is as before
   */
  readonly restore: (name: string) => Promise<BackupInfo>
  /** Aborts a running backup. */
  readonly close: () => Promise<void>
}

const DAY_MS = 24 * 60 * 60 * 1000

export function createBackups(store: DocumentStore, run: RunBackup): Backups {
  const folder = createBackupFolder(store.context, run)
  const queue = pLimit(1)
  const closing = new AbortController()
  let lastSkipped = false

  async function make(reason: BackupInfo['reason']): Promise<BackupInfo> {
    if (closing.signal.aborted) throw new CodedError('storage-failed')
    const entry = await folder.add(reason, closing.signal)
    await folder.deleteOldest()
    return entry
  }

  async function makeDaily(): Promise<void> {
    try {
      if (await isDue(store, folder)) await make('daily')
      lastSkipped = false
    } catch (error) {
      if (!lastSkipped && !closing.signal.aborted)
        store.context.notices.add({ kind: 'backup-skipped', because: isRefusedWrite(error) ? 'disk-short' : 'failed' })
      lastSkipped = true
    }
  }

  return {
    list: () => withStorageErrors(folder.list),
    make: reason => withStorageErrors(() => queue(() => make(reason))),
    makeDaily: () => queue(makeDaily),
    restore: name => withStorageErrors(() => queue(() => restore({ store, folder, name, signal: closing.signal }))),
    close: async () => {
      closing.abort()
      await queue(async () => undefined)
    },
  }
}

/** Due when the newest backup is a day away in either direction: setting a clock back a year must not mean a year without backups. */
async function isDue({ context }: DocumentStore, folder: BackupFolder): Promise<boolean> {
  const newest = await folder.newest()
  if (newest !== undefined && Math.abs(context.now().getTime() - newest.madeAt.getTime()) < DAY_MS) return false
  return (await listBackupFiles(context.fileSystem, context.root).next()).done !== true
}

interface RestoreInput {
  readonly store: DocumentStore
  readonly folder: BackupFolder
  readonly name: string
  readonly signal: AbortSignal
}

async function restore({ store, folder, name, signal }: RestoreInput): Promise<BackupInfo> {
  const { bytes } = await openBackup(await readBackup(store.context, name))
  const undo = await store.runExclusive(async () => {
    await finishRestore(store.context)
    const before = await folder.add('before-restore', signal)
    if (bytes + RESERVED_BYTES > (await store.context.fileSystem.freeBytes(store.context.root))) throw new CodedError('storage-full')
    const outcome = await restoreBackup(store.context, { backup: name, undo: before.name })
    if (outcome.kind === 'unfinished') store.block(new CodedError('storage-failed', { because: 'restore-unfinished' }))
    else store.unblock()
    if (outcome.kind !== 'restored') throw outcome.because
    return before
  })
  await folder.deleteOldest()
  return undo
}
