import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { FileContext } from './durable-file.ts'
import { readFolderIfThere } from './durable-folders.ts'
import { replaceDurably } from './durable-write.ts'
import { isRefusedWrite } from './storage-error.ts'

/** Where bad files are kept for ever. */
export const QUARANTINE = 'quarantine'

/**
 * Moves a bad file to `quarantine/`, under a name that tells where it was. It is there for good before anything takes its old name.
 * @param path relative to the data folder
 */
export async function quarantine(context: Omit<FileContext, 'notices'>, path: string): Promise<void> {
  await context.folders.ensure(QUARANTINE)
  const time = context.now().toISOString().replaceAll(/[:.]/g, '-')
  const name = `${time}.${randomUUID().slice(0, 8)}.${path.replaceAll('/', '~')}`
  await context.fileSystem.rename(join(context.root, path), join(context.root, QUARANTINE, name))
  await context.fileSystem.syncFolder(join(context.root, QUARANTINE))
}

/** Keeps a copy of a file of which only a part is bad, once, with a notice: the good part goes on being used. A full disk keeps none. */
export async function keepCopyAside(context: FileContext, path: string, bytes: Uint8Array): Promise<void> {
  const name = `${createHash('sha256').update(bytes).digest('hex').slice(0, 8)}.${path.replaceAll('/', '~')}`
  const kept = await readFolderIfThere(context.fileSystem, join(context.root, QUARANTINE))
  if (kept.some(entry => entry.name === name)) return
  context.notices.add({ kind: 'quarantined', document: path })
  try {
    await context.folders.ensure(QUARANTINE)
    await replaceDurably(context.fileSystem, join(context.root, QUARANTINE, name), bytes)
  } catch (error) {
    if (!isRefusedWrite(error)) throw error
  }
}
