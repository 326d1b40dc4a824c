import { join } from 'node:path'
import { assertNever } from '#common/domain/shared/assert-never.ts'
import { newestFirst } from '#backend/storage/backups/backup-name.ts'
import type { DocumentKind } from '#backend/storage/documents/document-kind.ts'
import { kindAt } from '#backend/storage/documents/document-kinds.ts'
import { createDurableFile, type FileContext } from '#backend/storage/disk/durable-file.ts'
import { parentOf, readFolderIfThere } from '#backend/storage/disk/durable-folders.ts'
import { replaceDurably } from '#backend/storage/disk/durable-write.ts'
import { documentFindings, type Finding } from './examine-folder.ts'
import { openBackup } from '#backend/storage/backups/open-backup.ts'
import { quarantine } from '#backend/storage/disk/quarantine.ts'
import { BACKUPS_FOLDER, finishRestore, readBackup } from '#backend/storage/backups/restore.ts'
import { errnoOf, unlessMissing } from '#backend/storage/disk/storage-error.ts'

export type Repair =
  | { readonly kind: 'repaired' }
  /** Put back as a backup had it. */
  | { readonly kind: 'from-backup'; readonly backup: string }
  /** Nothing good is left of it; what there was is in quarantine. */
  | { readonly kind: 'gone' }
  /** Nothing was touched. */
  | { readonly kind: 'left' }
  | { readonly kind: 'failed'; readonly errno: string }

/** Puts one finding right as far as it can be. Newer documents are left untouched. */
export async function repairFinding(context: FileContext, finding: Finding): Promise<Repair> {
  try {
    return await repair(context, finding)
  } catch (error) {
    return { kind: 'failed', errno: errnoOf(error) ?? String(error) }
  }
}

async function repair(context: FileContext, finding: Finding): Promise<Repair> {
  const { path } = finding
  switch (finding.kind) {
    case 'newer':
    case 'unreadable':
      return { kind: 'left' }
    case 'restore-unfinished':
      await finishRestore(context)
      return { kind: 'repaired' }
    case 'leftover':
      await unlessMissing(() => context.fileSystem.unlink(join(context.root, path)))
      return { kind: 'repaired' }
    case 'backup-damaged':
      await quarantine(context, path)
      return { kind: 'repaired' }
    case 'previous-damaged':
      await quarantine(context, `${path}.previous`)
      return { kind: 'repaired' }
    case 'damaged':
    case 'current-missing':
      await readAgain(context, path)
      return (await documentFindings(context, path)).length === 0 ? { kind: 'repaired' } : { kind: 'failed', errno: 'EROFS' }
    case 'lost':
      await readAgain(context, path)
      return recover(context, path)
    case 'profile-missing':
      return recover(context, path)
    default:
      return assertNever(finding)
  }
}

/** Reading a document puts bad files aside and the good generation in their place. */
async function readAgain(context: FileContext, path: string): Promise<void> {
  const kind = kindAt(path)
  if (kind !== undefined) await createDurableFile(context, path, kind).read()
}

/** Looks for a document in the backups, the newest first. */
async function recover(context: FileContext, path: string): Promise<Repair> {
  const kind = kindAt(path)
  const names = newestFirst((await readFolderIfThere(context.fileSystem, join(context.root, BACKUPS_FOLDER))).map(entry => entry.name))
  for (const { name } of kind === undefined ? [] : names) {
    if (kind !== undefined && (await recoverFrom(context, path, kind, name))) return { kind: 'from-backup', backup: name }
  }
  return { kind: 'gone' }
}

async function recoverFrom(context: FileContext, path: string, kind: DocumentKind<unknown>, backup: string): Promise<boolean> {
  const content = await contentIn(context, backup, path)
  if (content === undefined) return false
  await context.folders.ensure(parentOf(path))
  await replaceDurably(context.fileSystem, join(context.root, path), content)
  return (await createDurableFile(context, path, kind).read()) !== null
}

/** Undefined: the backup is damaged or does not hold it. */
async function contentIn(context: FileContext, backup: string, path: string): Promise<Uint8Array | undefined> {
  try {
    const { batches } = await openBackup(await readBackup(context, backup))
    for (const batch of batches()) {
      const found = batch.find(file => file.path === path)
      if (found !== undefined) return found.content
    }
  } catch {
    return undefined
  }
  return undefined
}
