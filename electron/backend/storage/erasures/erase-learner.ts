import { join } from 'node:path'
import type { Adapter } from 'lowdb'
import { CodedError } from '#common/contract/errors.ts'
import type { ErasureOutcome, LeftBackup } from '#common/contract/study/erasure.ts'
import { RESERVED_BYTES } from '#backend/storage/backups/backup-folder.ts'
import { finishRestore } from '#backend/storage/backups/restore.ts'
import type { RunBackup } from '#backend/storage/backups/run-backup.ts'
import { createDurableFile } from '#backend/storage/disk/durable-file.ts'
import { removeDurably } from '#backend/storage/disk/durable-write.ts'
import { getErrorCode, toStorageError } from '#backend/storage/disk/storage-error.ts'
import { ERASURE_JOURNAL } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { erasureKind, type ErasureJournal } from '#backend/storage/kinds/erasure.kind.ts'
import type { StorageContext } from '#backend/storage/storage-context.ts'
import { eraseFiles, listEveryBackup, requireKnownDocuments } from './erase-files.ts'

/** What erasing works with. `signal` ends it; it is then completed by the next start. */
export interface Eraser {
  readonly store: DocumentStore
  readonly run: RunBackup
  readonly signal: AbortSignal
}

/**
 * Deletes everything of a learner, in backups too. Not to be called while a backup is made or restored. An interruption leaves a journal,
 * with which `finishErasure` completes it. @throws CodedError `storage-full` or `storage-newer` before anything is deleted
 */
export async function eraseLearner(eraser: Eraser, learnerId: string): Promise<ErasureOutcome> {
  const { context } = eraser.store
  await finishErasure(eraser)
  await requireKnownDocuments(context, learnerId)
  await requireSpace(context)
  await journalFile(context).write({ learnerId })
  return complete(eraser, learnerId)
}

/** Completes an interrupted erasure, if there is one. */
export async function finishErasure(eraser: Eraser): Promise<ErasureOutcome | undefined> {
  const journal = await journalFile(eraser.store.context).read()
  return journal === null ? undefined : complete(eraser, journal.learnerId)
}

async function complete({ store, run, signal }: Eraser, learnerId: string): Promise<ErasureOutcome> {
  const { context, runExclusive } = store
  await runExclusive(async () => {
    // A restore that is to be completed would bring the learner back.
    await finishRestore(context)
    await eraseFiles(context, learnerId)
  })
  const left: LeftBackup[] = []
  for (const path of await listEveryBackup(context)) {
    const because = await eraseFrom(join(context.root, path), learnerId, { run, signal })
    if (because !== 'clean') left.push({ backup: path, because })
  }
  // Once more: a call that was under way may have saved something since.
  await runExclusive(() => eraseFiles(context, learnerId))
  await removeDurably(context.fileSystem, join(context.root, ERASURE_JOURNAL))
  return { left }
}

/** A backup that cannot be replaced stays as it is, and the others are still done; a full disk ends it, to be completed later. */
async function eraseFrom(
  path: string,
  learnerId: string,
  { run, signal }: Pick<Eraser, 'run' | 'signal'>,
): Promise<LeftBackup['because'] | 'clean'> {
  try {
    const result = await run({ kind: 'erase', path, learnerId }, signal)
    return result === 'made' ? 'clean' : result
  } catch (error) {
    const coded = toStorageError(error)
    if (getErrorCode(error) === undefined || (coded instanceof CodedError && coded.code === 'storage-full')) throw error
    return 'not-written'
  }
}

/** A rewritten backup lies beside the old one until it takes its place. */
async function requireSpace(context: StorageContext): Promise<void> {
  const { fileSystem, root } = context
  let largest = 0
  for (const path of await listEveryBackup(context)) largest = Math.max(largest, (await fileSystem.info(join(root, path))).bytes)
  if (largest + RESERVED_BYTES > (await fileSystem.freeBytes(root))) throw new CodedError('storage-full')
}

function journalFile(context: StorageContext): Adapter<ErasureJournal> {
  return createDurableFile(context, ERASURE_JOURNAL, erasureKind)
}
