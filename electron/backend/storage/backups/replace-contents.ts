import { join } from 'node:path'
import pLimit from 'p-limit'
import { BACKED_UP, isBackupPath } from './backup-contents.ts'
import type { FileContext } from '#backend/storage/disk/durable-file.ts'
import { parentOf, readFolderIfThere } from '#backend/storage/disk/durable-folders.ts'
import { writeSynced } from '#backend/storage/disk/durable-write.ts'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { DISK_CONCURRENCY } from '#backend/storage/disk/disk-concurrency.ts'
import type { OpenBackup } from './open-backup.ts'
import { unlessMissing } from '#backend/storage/disk/storage-error.ts'

/**
 * Replaces what the folder holds by what a backup holds; all of it is on the disk when this returns. Cut in the middle it leaves
 * neither the one nor the other, so a journal must tell to do it again.
 */
export async function replaceContents(context: Pick<FileContext, 'fileSystem' | 'root' | 'folders'>, backup: OpenBackup): Promise<void> {
  const { fileSystem, root, folders } = context
  const touched = new Set<string>()
  for (const path of BACKED_UP) await clear(fileSystem, root, path, touched)
  folders.forget()
  for (const batch of backup.batches()) {
    await pLimit(DISK_CONCURRENCY).map(batch, async ({ path, content }) => {
      await folders.ensure(parentOf(path))
      await writeSynced(fileSystem, join(root, path), content)
      touched.add(parentOf(path))
    })
  }
  await pLimit(DISK_CONCURRENCY).map([...touched], folder => unlessMissing(() => fileSystem.syncFolder(join(root, folder))))
}

/** Takes away what a backup could hold, and notes the folders whose names changed. What no backup holds stays. */
async function clear(fileSystem: FileSystem, root: string, path: string, touched: Set<string>): Promise<void> {
  const kind = (await unlessMissing(() => fileSystem.info(join(root, path))))?.kind
  if (kind === 'folder') await clearFolder(fileSystem, root, path, touched)
  else for (const file of [path, `${path}.previous`]) await clearFile(fileSystem, root, file, touched)
}

async function clearFolder(fileSystem: FileSystem, root: string, folder: string, touched: Set<string>): Promise<void> {
  const entries = await readFolderIfThere(fileSystem, join(root, folder))
  await pLimit(DISK_CONCURRENCY).map(entries, async entry => {
    const path = `${folder}/${entry.name}`
    if (entry.kind === 'folder') await clearFolder(fileSystem, root, path, touched)
    else if (isBackupPath(path)) await clearFile(fileSystem, root, path, touched)
  })
  // A folder in which a stranger's file lies stays with it.
  await fileSystem.removeFolder(join(root, folder)).catch(() => undefined)
  touched.add(parentOf(folder))
}

async function clearFile(fileSystem: FileSystem, root: string, path: string, touched: Set<string>): Promise<void> {
  await unlessMissing(() => fileSystem.unlink(join(root, path)))
  touched.add(parentOf(path))
}
