import { join } from 'node:path'
import { CodedError } from '../../common/contract/errors.ts'
import type { BackupEntry } from '../../common/contract/storage.ts'
import { backupFiles } from './backup-contents.ts'
import { backupName, newestFirst, type BackupName } from './backup-name.ts'
import type { DocumentStore } from './document-store.ts'
import { readFolderIfThere } from './durable-folders.ts'
import { openBackup } from './open-backup.ts'
import { BACKUPS_FOLDER, finishRestore, readBackup, restoreBackup } from './restore.ts'
import type { RunBackup } from './run-backup.ts'
import { createSerialQueue } from './serial-queue.ts'
import { asStorageError, isRefusedWrite, unlessMissing, withStorageErrors } from './storage-error.ts'

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

interface BackupsOptions {
  readonly store: DocumentStore
  readonly run: RunBackup
  readonly now: () => Date
}

const DAY_MS = 24 * 60 * 60 * 1000
/** The newest so many are kept, by their number: a clock may go back. */
const BACKUPS_KEPT = 7
/** Room left for saving while a backup is made, in bytes. */
const ROOM_LEFT = 16 * 1024 * 1024

export function createBackups({ store, run, now }: BackupsOptions): Backups {
  const { fileSystem, root, folders, notices } = store.context
  const queue = createSerialQueue()
  const ending = new AbortController()
  let skipped = false

  async function names(): Promise<readonly BackupName[]> {
    return newestFirst((await readFolderIfThere(fileSystem, join(root, BACKUPS_FOLDER))).map(entry => entry.name))
  }

  async function entryOf({ name, madeAt, reason }: BackupName): Promise<BackupEntry | undefined> {
    const info = await unlessMissing(() => fileSystem.info(join(root, BACKUPS_FOLDER, name)))
    return info && { name, madeAt: madeAt.toISOString(), bytes: info.bytes, reason }
  }

  async function list(): Promise<readonly BackupEntry[]> {
    return (await Promise.all((await names()).map(entryOf))).filter(entry => entry !== undefined)
  }

  async function make(reason: BackupEntry['reason']): Promise<BackupEntry> {
    if (ending.signal.aborted) throw new CodedError('storage-failed')
    await folders.ensure(BACKUPS_FOLDER)
    const [newest] = await names()
    const made = backupName(now(), (newest?.number ?? 0) + 1, reason)
    if ((await bytesToKeep(store)) + ROOM_LEFT > (await fileSystem.freeBytes(root))) throw new CodedError('storage-full')
    await run({ root, path: join(root, BACKUPS_FOLDER, made.name), madeAt: made.madeAt }, ending.signal)
    const entry = await entryOf(made)
    if (entry === undefined) throw new CodedError('storage-failed')
    return entry
  }

  /** Not before a restore has ended: the oldest may be the one that is put back. */
  async function forgetOldest(): Promise<void> {
    for (const { name } of (await names()).slice(BACKUPS_KEPT)) await unlessMissing(() => fileSystem.unlink(join(root, BACKUPS_FOLDER, name)))
  }

  async function makeAndForget(reason: BackupEntry['reason']): Promise<BackupEntry> {
    const entry = await make(reason)
    await forgetOldest()
    return entry
  }

  async function makeDaily(): Promise<void> {
    try {
      const [newest] = await names()
      // Either way: after a clock was set back a year, a year must not pass without a backup.
      if (newest !== undefined && Math.abs(now().getTime() - newest.madeAt.getTime()) < DAY_MS) return
      if ((await backupFiles(fileSystem, root).next()).done === true) return
      await makeAndForget('daily')
      skipped = false
    } catch (error) {
      if (!skipped && !ending.signal.aborted) notices.add({ kind: 'backup-skipped', because: isRefusedWrite(asStorageError(error)) ? 'disk-short' : 'failed' })
      skipped = true
    }
  }

  async function restore(name: string): Promise<BackupEntry> {
    const backup = await openBackup(await readBackup(store.context, name))
    const undo = await store.alone(() => replaceBy(name, backup.bytes))
    await forgetOldest()
    return undo
  }

  async function replaceBy(name: string, bytes: number): Promise<BackupEntry> {
    await finishRestore(store.context)
    const kept = await make('before-restore')
    if (bytes + ROOM_LEFT > (await fileSystem.freeBytes(root))) throw new CodedError('storage-full')
    const outcome = await restoreBackup(store.context, { backup: name, undo: kept.name })
    store.shut(outcome.kind === 'unfinished' ? new CodedError('storage-failed', { because: 'restore-unfinished' }) : undefined)
    if (outcome.kind !== 'restored') throw outcome.because
    return kept
  }

  return {
    list: () => withStorageErrors(list),
    make: reason => withStorageErrors(() => queue.run(() => makeAndForget(reason))),
    makeDaily: () => queue.run(makeDaily),
    restore: name => withStorageErrors(() => queue.run(() => restore(name))),
    close: async () => {
      ending.abort()
      await queue.run(async () => undefined)
    },
  }
}

/** Not compressed, so more than the backup will take. */
async function bytesToKeep({ context: { fileSystem, root } }: DocumentStore): Promise<number> {
  let bytes = 0
  for await (const path of backupFiles(fileSystem, root)) bytes += (await unlessMissing(() => fileSystem.info(join(root, path))))?.bytes ?? 0
  return bytes
}
