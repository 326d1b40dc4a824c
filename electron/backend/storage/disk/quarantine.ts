import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { StorageContext } from '#backend/storage/storage-context.ts'
import { readFolderIfExists } from './durable-folders.ts'
import { replaceDurably } from './durable-write.ts'
import { isRefusedWrite } from './storage-error.ts'

/** Damaged files stay here for ever. */
export const QUARANTINE_FOLDER = 'quarantine'

/**
 * Moves a damaged file to `quarantine/`, under a name that tells where it was. The move is synced before anything reuses the old name.
 * @param path relative to the data folder
 */
export async function quarantine(context: Omit<StorageContext, 'notices'>, path: string): Promise<void> {
  await context.folders.ensure(QUARANTINE_FOLDER)
  const time = context.now().toISOString().replaceAll(/[:.]/g, '-')
  const name = `${time}.${randomUUID().slice(0, 8)}.${path.replaceAll('/', '~')}`
  await context.fileSystem.rename(join(context.root, path), join(context.root, QUARANTINE_FOLDER, name))
  await context.fileSystem.syncFolder(join(context.root, QUARANTINE_FOLDER))
}

/** Copies a partly damaged file to quarantine once, with a notice; its good part stays in use. On a full disk no copy is made. */
export async function quarantineCopy(context: StorageContext, path: string, bytes: Uint8Array): Promise<void> {
  const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}.${path.replaceAll('/', '~')}`
  const copies = await readFolderIfExists(context.fileSystem, join(context.root, QUARANTINE_FOLDER))
  if (copies.some(entry => entry.name === name)) return
  context.notices.add({ kind: 'quarantined', document: path })
  try {
    await context.folders.ensure(QUARANTINE_FOLDER)
    await replaceDurably(context.fileSystem, join(context.root, QUARANTINE_FOLDER, name), bytes)
  } catch (error) {
    if (!isRefusedWrite(error)) throw error
  }
}
