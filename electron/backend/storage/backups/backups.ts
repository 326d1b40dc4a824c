import pLimit from 'p-limit'
import { CodedError } from '#common/contract/errors.ts'
import type { BackupInfo } from '#common/contract/storage.ts'
import type { ErasureOutcome } from '#common/contract/study/erasure.ts'
import { hasRecords } from './backup-contents.ts'
import { createBackupFolder, RESERVED_BYTES, type BackupFolder } from './backup-folder.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { eraseLearner } from '#backend/storage/erasures/erase-learner.ts'
import { newerBackupError } from './backup-manifest.ts'
import { openBackup } from './open-backup.ts'
import { dismissUndo, finishRestore, readBackup, readLastRestore, restoreBackup } from './restore.ts'
import type { RunBackup } from './run-backup.ts'
import { isRefusedWrite, toStorageError, withStorageErrors } from '#backend/storage/disk/storage-error.ts'

export interface Backups {
  /** Newest first. */
  readonly list: () => Promise<readonly BackupInfo[]>
  /** @throws CodedError `conflict` while there is no learner and no workshop; `storage-full` when there is not enough space */
  readonly make: (reason: BackupInfo['reason']) => Promise<BackupInfo>
  /** Makes the daily backup when it is due and there are records; a failure becomes a notice. */
  readonly makeDaily: () => Promise<void>
  /**
   * Replaces all data with the contents of a backup. Returns a backup of the state before, which can be restored to undo it.
   * @throws CodedError before anything is written: `not-found`; `bad-input` when the backup is damaged; `storage-newer` when a newer
   * version of the suite made it or saved one of its documents. Later: a storage error, after which everything is as before, unless
   * it says `because: 'restore-unfinished'`
   */
  readonly restore: (name: string) => Promise<BackupInfo>
  /** The backup that undoes the last restore, until it is dismissed. */
  readonly undo: () => Promise<BackupInfo | undefined>
  readonly dismissUndo: () => Promise<void>
  /** Deletes everything of a learner for good, in all backups too. @throws CodedError `storage-full` or `storage-newer` before anything is deleted */
  readonly erase: (learnerId: string) => Promise<ErasureOutcome>
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
    if (!(await hasRecords(store.context.fileSystem, store.context.root))) throw new CodedError('conflict', { because: 'nothing-there' })
    const entry = await folder.add(reason, closing.signal)
    await deleteOldest(store, folder)
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
    undo: () => withStorageErrors(() => findUndo(store, folder)),
    dismissUndo: () => withStorageErrors(() => queue(() => dismissUndo(store.context))),
    erase: learnerId =>
      withStorageErrors(() =>
        queue(() => eraseLearner({ store, run, signal: closing.signal }, learnerId).finally(() => folder.forgetSummaries())),
      ),
    close: async () => {
      closing.abort()
      await queue(async () => undefined)
    },
  }
}

async function findUndo({ context }: DocumentStore, folder: BackupFolder): Promise<BackupInfo | undefined> {
  const last = await readLastRestore(context)
  return last && folder.find(last.undo)
}

/** The undo that is offered stays, however many tries came after it. */
async function deleteOldest({ context }: DocumentStore, folder: BackupFolder): Promise<void> {
  await folder.deleteOldest((await readLastRestore(context))?.undo)
}

/** Due when the newest daily one is a day away in either direction: setting a clock back a year must not mean a year without backups. */
async function isDue({ context }: DocumentStore, folder: BackupFolder): Promise<boolean> {
  const newest = await folder.newest('daily')
  if (newest !== undefined && Math.abs(context.now().getTime() - newest.madeAt.getTime()) < DAY_MS) return false
  return hasRecords(context.fileSystem, context.root)
}

interface RestoreInput {
  readonly store: DocumentStore
  readonly folder: BackupFolder
  readonly name: string
  readonly signal: AbortSignal
}

async function restore({ store, folder, name, signal }: RestoreInput): Promise<BackupInfo> {
  const { bytes, hasNewer } = await openBackup(await readBackup(store.context, name))
  if (hasNewer) throw newerBackupError()
  const { outcome, before } = await store.runExclusive(async () => {
    await finishRestore(store.context)
    const before = await folder.add('before-restore', signal)
    if (bytes + RESERVED_BYTES > (await store.context.fileSystem.freeBytes(store.context.root))) throw new CodedError('storage-full')
    const outcome = await restoreBackup(store.context, { backup: name, undo: before.name })
    if (outcome.kind === 'unfinished') store.block(new CodedError('storage-failed', { because: 'restore-unfinished' }))
    else store.unblock()
    return { outcome, before }
  })
  if (outcome.kind === 'unfinished') throw unfinishedError(outcome.because)
  await deleteOldest(store, folder)
  if (outcome.kind === 'undone') throw outcome.because
  return before
}

function unfinishedError(because: unknown): CodedError {
  const error = toStorageError(because)
  return new CodedError(error instanceof CodedError ? error.code : 'storage-failed', { because: 'restore-unfinished' }, { cause: because })
}
