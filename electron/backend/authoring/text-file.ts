import { randomUUID } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CodedError } from '#common/contract/errors.ts'
import { decode } from '#backend/courses/read-course-files.ts'
import { unlinkQuietly, writeAndSync } from '#backend/storage/disk/durable-write.ts'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import { withStorageErrors } from '#backend/storage/disk/storage-error.ts'

/** Undefined when the file cannot be read. */
export async function readTextFile(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined)
}

/** Throws `bad-input` for a text that is not in UTF-8: saved again it would lose its letters. */
export async function refuseOtherEncoding(file: string, path: string): Promise<void> {
  const bytes = await readFile(file).catch(() => undefined)
  try {
    if (bytes !== undefined) decode(bytes)
  } catch {
    throw new CodedError('bad-input', { field: path })
  }
}

/** Writes a text file atomically and syncs it. Throws a CodedError when the disk fails. */
export async function writeTextFile(file: string, text: string, fileSystem: FileSystem = nodeFileSystem): Promise<void> {
  const folder = dirname(file)
  // Hidden, so that it does not count as a file of the course.
  const temporary = join(folder, `.${randomUUID()}.tmp`)
  await withStorageErrors(async () => {
    await mkdir(folder, { recursive: true })
    try {
      await writeAndSync(fileSystem, temporary, Buffer.from(text))
      await fileSystem.rename(temporary, file)
    } catch (error) {
      await unlinkQuietly(fileSystem, temporary)
      throw error
    }
    await fileSystem.syncFolder(folder)
  })
}
