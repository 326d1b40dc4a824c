import { join } from 'node:path'
import type { Adapter } from 'lowdb'
import { CodedError, type ErrorCode } from '#common/contract/errors.ts'
import { createDurableFile } from '#backend/storage/disk/durable-file.ts'
import { removeDurably } from '#backend/storage/disk/durable-write.ts'
import { restoreKind, type RestoreJournal } from '#backend/storage/kinds/restore.kind.ts'
import { RESTORE_JOURNAL, UNDO_PATH } from '#backend/storage/documents/document-paths.ts'
import { addLearnerPins } from './add-learner-pins.ts'
import { openBackup } from './open-backup.ts'
import { replaceContents } from './replace-contents.ts'
import { unlessMissing } from '#backend/storage/disk/storage-error.ts'
import type { StorageContext } from '#backend/storage/storage-context.ts'

export const BACKUPS_FOLDER = 'backups'

/** The outcome of a restore that was begun. */
export type RestoreOutcome =
  | { readonly kind: 'restored' }
  /** It failed, and the state before was restored. */
  | { readonly kind: 'undone'; readonly because: unknown }
  /** That failed too: the folder is inconsistent until `finishRestore` succeeds. */
  | { readonly kind: 'unfinished'; readonly because: unknown }

/** Restores a backup. Once the journal is written, `finishRestore` completes a restore that a power cut interrupted. */
export async function restoreBackup(context: StorageContext, journal: RestoreJournal): Promise<RestoreOutcome> {
  await journalFile(context).write(journal)
  try {
    await applyBackup(context, journal.backup)
    await undoFile(context).write(journal)
    await removeJournal(context)
    return { kind: 'restored' }
  } catch (because) {
    return undo(context, journal, because)
  }
}

async function undo(context: StorageContext, journal: RestoreJournal, because: unknown): Promise<RestoreOutcome> {
  try {
    await journalFile(context).write({ backup: journal.undo, undo: journal.undo })
    await applyBackup(context, journal.undo)
    await removeJournal(context)
    return { kind: 'undone', because }
  } catch {
    return { kind: 'unfinished', because }
  }
}

/** Completes an interrupted restore, if there is one. Goes back to the state before when the backup is missing or damaged by now. */
export async function finishRestore(context: StorageContext): Promise<'nothing' | 'finished' | 'undone'> {
  const journal = await journalFile(context).read()
  if (journal === null) return 'nothing'
  const finished = await applyIfIntact(context, journal.backup)
  if (finished) await undoFile(context).write(journal)
  else await applyBackup(context, journal.undo)
  await removeJournal(context)
  return finished ? 'finished' : 'undone'
}

const NOT_APPLICABLE: readonly ErrorCode[] = ['bad-input', 'not-found', 'storage-newer']

/** False when the backup is missing, damaged or newer. */
async function applyIfIntact(context: StorageContext, name: string): Promise<boolean> {
  try {
    await applyBackup(context, name)
    return true
  } catch (error) {
    if (error instanceof CodedError && NOT_APPLICABLE.includes(error.code)) return false
    throw error
  }
}

async function applyBackup(context: StorageContext, name: string): Promise<void> {
  const backup = await openBackup(await readBackup(context, name))
  await addLearnerPins(context, backup)
  await replaceContents(context, backup)
}

/** @throws CodedError `not-found` */
export async function readBackup(context: StorageContext, name: string): Promise<Uint8Array> {
  const archive = await unlessMissing(() => context.fileSystem.readFile(join(context.root, BACKUPS_FOLDER, name)))
  if (archive === undefined) throw new CodedError('not-found', { backup: name })
  return archive
}

function journalFile(context: StorageContext): Adapter<RestoreJournal> {
  return createDurableFile(context, RESTORE_JOURNAL, restoreKind)
}

/** The last restore, unless its undo was dismissed. */
export async function readLastRestore(context: StorageContext): Promise<RestoreJournal | undefined> {
  return (await undoFile(context).read()) ?? undefined
}

export async function dismissUndo(context: StorageContext): Promise<void> {
  await removeDurably(context.fileSystem, join(context.root, UNDO_PATH))
}

function undoFile(context: StorageContext): Adapter<RestoreJournal> {
  return createDurableFile(context, UNDO_PATH, restoreKind)
}

async function removeJournal(context: StorageContext): Promise<void> {
  await removeDurably(context.fileSystem, join(context.root, RESTORE_JOURNAL))
}
