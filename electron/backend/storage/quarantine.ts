import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { FileContext } from './durable-file.ts'

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
