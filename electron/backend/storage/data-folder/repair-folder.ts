import { join } from 'node:path'
import { assertNever } from '#common/domain/shared/assert-never.ts'
import { sortNewestFirst } from '#backend/storage/backups/backup-name.ts'
import type { DocumentKind } from '#backend/storage/documents/document-kind.ts'
import { findDocumentKind } from '#backend/storage/documents/document-kinds.ts'
import { isNewerDocument } from '#backend/storage/documents/newer-document.ts'
import { createDurableFile } from '#backend/storage/disk/durable-file.ts'
import { parentFolder, readFolderIfExists } from '#backend/storage/disk/durable-folders.ts'
import { replaceDurably } from '#backend/storage/disk/durable-write.ts'
import { examineDocument, type Finding } from './examine-folder.ts'
import { openBackup } from '#backend/storage/backups/open-backup.ts'
import { quarantine } from '#backend/storage/disk/quarantine.ts'
import { BACKUPS_FOLDER, finishRestore, readBackup } from '#backend/storage/backups/restore.ts'
import { getErrorCode, unlessMissing } from '#backend/storage/disk/storage-error.ts'
import type { StorageContext } from '#backend/storage/storage-context.ts'

export type Repair =
  | { readonly kind: 'repaired' }
  /** Restored from a backup. */
  | { readonly kind: 'from-backup'; readonly backup: string }
  /** No good copy exists; what there was is in quarantine. */
  | { readonly kind: 'gone' }
  /** Left untouched. */
  | { readonly kind: 'left' }
  | { readonly kind: 'failed'; readonly errno: string }

/** Repairs one finding as far as possible. Documents written by a newer version are left untouched. */
export async function repairFinding(context: StorageContext, finding: Finding): Promise<Repair> {
  try {
    return await repair(context, finding)
  } catch (error) {
    return { kind: 'failed', errno: getErrorCode(error) ?? String(error) }
  }
}

async function repair(context: StorageContext, finding: Finding): Promise<Repair> {
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
      await reloadDocument(context, path)
      return (await examineDocument(context, path)).length === 0 ? { kind: 'repaired' } : { kind: 'failed', errno: 'EROFS' }
    case 'lost':
      await reloadDocument(context, path)
      return recoverFromBackups(context, path)
    case 'profile-missing':
      return recoverFromBackups(context, path)
    default:
      return assertNever(finding)
  }
}

/** Reading a document quarantines damaged files and restores the good generation. */
async function reloadDocument(context: StorageContext, path: string): Promise<void> {
  const kind = findDocumentKind(path)
  if (kind !== undefined) await createDurableFile(context, path, kind).read()
}

/** Restores a document from the newest backup that has a good copy. */
async function recoverFromBackups(context: StorageContext, path: string): Promise<Repair> {
  const kind = findDocumentKind(path)
  const names = sortNewestFirst((await readFolderIfExists(context.fileSystem, join(context.root, BACKUPS_FOLDER))).map(entry => entry.name))
  for (const { name } of kind === undefined ? [] : names) {
    if (kind !== undefined && (await recoverFromBackup(context, path, kind, name))) return { kind: 'from-backup', backup: name }
  }
  return { kind: 'gone' }
}

async function recoverFromBackup(context: StorageContext, path: string, kind: DocumentKind<unknown>, backup: string): Promise<boolean> {
  const content = await readFromBackup(context, backup, path)
  if (content === undefined || isNewerDocument(path, content)) return false
  await context.folders.ensure(parentFolder(path))
  await replaceDurably(context.fileSystem, join(context.root, path), content)
  return (await createDurableFile(context, path, kind).read()) !== null
}

/** Undefined when the backup is damaged or does not contain the document. */
async function readFromBackup(context: StorageContext, backup: string, path: string): Promise<Uint8Array | undefined> {
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
