import { join } from 'node:path'
import type { Adapter } from 'lowdb'
import { CodedError } from '#common/contract/errors.ts'
import { createDurableFile, type FileContext } from '#backend/storage/disk/durable-file.ts'
import { removeDurably } from '#backend/storage/disk/durable-write.ts'
import { restoreKind, type RestoreJournal } from '#backend/storage/kinds/restore.kind.ts'
import { RESTORE_JOURNAL } from '#backend/storage/documents/document-paths.ts'
import { openBackup } from './open-backup.ts'
import { replaceContents } from './replace-contents.ts'
import { unlessMissing } from '#backend/storage/disk/storage-error.ts'

export const BACKUPS_FOLDER = 'backups'

/** What came of a restore that did not throw before it began. */
export type RestoreOutcome =
  | { readonly kind: 'restored' }
  /** It failed, and what was there before was put back. */
  | { readonly kind: 'undone'; readonly because: unknown }
  /** That failed too: the folder is neither one thing nor the other until `finishRestore` succeeds. */
  | { readonly kind: 'unfinished'; readonly because: unknown }

/** Puts a backup back. From the journal on, a power cut ends in a restore that is done again by `finishRestore`. */
export async function restoreBackup(context: FileContext, journal: RestoreJournal): Promise<RestoreOutcome> {
  await journalFile(context).write(journal)
  try {
    await apply(context, journal.backup)
    await removeJournal(context)
    return { kind: 'restored' }
  } catch (because) {
    return undo(context, journal, because)
  }
}

async function undo(context: FileContext, journal: RestoreJournal, because: unknown): Promise<RestoreOutcome> {
  try {
    await journalFile(context).write({ backup: journal.undo, undo: journal.undo })
    await apply(context, journal.undo)
    await removeJournal(context)
    return { kind: 'undone', because }
  } catch {
    return { kind: 'unfinished', because }
  }
}

/** Ends a restore that was cut short; nothing to do when none was. Falls back to what was there before when the backup is no longer whole. */
export async function finishRestore(context: FileContext): Promise<'nothing' | 'finished' | 'undone'> {
  const journal = await journalFile(context).read()
  if (journal === null) return 'nothing'
  const finished = await applyIfWhole(context, journal.backup)
  if (!finished) await apply(context, journal.undo)
  await removeJournal(context)
  return finished ? 'finished' : 'undone'
}

/** False: the backup is missing or damaged. */
async function applyIfWhole(context: FileContext, name: string): Promise<boolean> {
  try {
    await apply(context, name)
    return true
  } catch (error) {
    if (error instanceof CodedError && (error.code === 'bad-input' || error.code === 'not-found')) return false
    throw error
  }
}

async function apply(context: FileContext, name: string): Promise<void> {
  await replaceContents(context, await openBackup(await readBackup(context, name)))
}

/** @throws CodedError `not-found` */
export async function readBackup(context: FileContext, name: string): Promise<Uint8Array> {
  const archive = await unlessMissing(() => context.fileSystem.readFile(join(context.root, BACKUPS_FOLDER, name)))
  if (archive === undefined) throw new CodedError('not-found', { backup: name })
  return archive
}

function journalFile(context: FileContext): Adapter<RestoreJournal> {
  return createDurableFile(context, RESTORE_JOURNAL, restoreKind)
}

async function removeJournal(context: FileContext): Promise<void> {
  await removeDurably(context.fileSystem, join(context.root, RESTORE_JOURNAL))
}
