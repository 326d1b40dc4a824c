import { join } from 'node:path'
import pLimit from 'p-limit'
import { BACKUP_ROOTS, isBackupPath, isLearnerPins } from './backup-contents.ts'
import { parentFolder, readFolderIfExists } from '#backend/storage/disk/durable-folders.ts'
import { writeAndSync } from '#backend/storage/disk/durable-write.ts'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { DISK_CONCURRENCY } from '#backend/storage/disk/disk-concurrency.ts'
import type { OpenBackup } from './open-backup.ts'
import { unlessMissing } from '#backend/storage/disk/storage-error.ts'
import type { StorageContext } from '#backend/storage/storage-context.ts'

/**
 * Replaces the contents of the data folder, but for the learners' PINs, with those of a backup; everything is synced when this resolves. An interruption leaves
 * a mixture of both, so the caller keeps a journal to run it again.
 */
export async function replaceContents(context: Pick<StorageContext, 'fileSystem' | 'root' | 'folders'>, backup: OpenBackup): Promise<void> {
  const { fileSystem, root, folders } = context
  const touched = new Set<string>()
  for (const path of BACKUP_ROOTS) await clearPath(fileSystem, root, path, touched)
  folders.clearCache()
  for (const batch of backup.batches()) {
    const replaced = batch.filter(({ path }) => !isLearnerPins(path))
    const limit = pLimit(DISK_CONCURRENCY)
    const write = async ({ path, content }: (typeof replaced)[number]): Promise<void> => {
      await folders.ensure(parentFolder(path))
      await writeAndSync(fileSystem, join(root, path), content)
      touched.add(parentFolder(path))
    }
    // Where one fails, none of the others may still be writing when the next restore begins.
    const written = await Promise.allSettled(replaced.map(file => limit(write, file)))
    for (const one of written) if (one.status === 'rejected') throw one.reason
  }
  await pLimit(DISK_CONCURRENCY).map([...touched], folder => unlessMissing(() => fileSystem.syncFolder(join(root, folder))))
}

/** Deletes what a backup could contain and collects the folders to sync; other files stay. */
async function clearPath(fileSystem: FileSystem, root: string, path: string, touched: Set<string>): Promise<void> {
  const kind = (await unlessMissing(() => fileSystem.info(join(root, path))))?.kind
  if (kind === 'folder') await clearFolder(fileSystem, root, path, touched)
  else for (const file of [path, `${path}.previous`]) await clearFile(fileSystem, root, file, touched)
}

async function clearFolder(fileSystem: FileSystem, root: string, folder: string, touched: Set<string>): Promise<void> {
  const entries = await readFolderIfExists(fileSystem, join(root, folder))
  await pLimit(DISK_CONCURRENCY).map(entries, async entry => {
    const path = `${folder}/${entry.name}`
    if (entry.kind === 'folder') await clearFolder(fileSystem, root, path, touched)
    else if (isBackupPath(path) && !isLearnerPins(path)) await clearFile(fileSystem, root, path, touched)
  })
  // Fails when other files are left in it.
  await fileSystem.removeFolder(join(root, folder)).catch(() => undefined)
  touched.add(parentFolder(folder))
}

async function clearFile(fileSystem: FileSystem, root: string, path: string, touched: Set<string>): Promise<void> {
  await unlessMissing(() => fileSystem.unlink(join(root, path)))
  touched.add(parentFolder(path))
}
