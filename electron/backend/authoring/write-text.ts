import { randomUUID } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { discard, writeSynced } from '#backend/storage/disk/durable-write.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import { withStorageErrors } from '#backend/storage/disk/storage-error.ts'

/** Text of a file, exactly; undefined: there is none. */
export async function readExact(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined)
}

/** Writes a text file whole or not at all; on the disk when it returns. Throws a CodedError when the disk refuses. */
export async function writeText(file: string, text: string): Promise<void> {
  const folder = dirname(file)
  // Hidden, so that nobody takes it for a file of the course.
  const temporary = join(folder, `.${randomUUID()}.tmp`)
  await withStorageErrors(async () => {
    await mkdir(folder, { recursive: true })
    try {
      await writeSynced(nodeFileSystem, temporary, Buffer.from(text))
      await nodeFileSystem.rename(temporary, file)
    } catch (error) {
      await discard(nodeFileSystem, temporary)
      throw error
    }
    await nodeFileSystem.syncFolder(folder)
  })
}
