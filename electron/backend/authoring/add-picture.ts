import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { AddedPicture } from '#common/contract/authoring.ts'
import { CodedError } from '#common/contract/errors.ts'
import { findPictureType, PICTURE_MAX_BYTES, toPictureName } from '#common/domain/courses/edit/picture-file.ts'
import { ensureFolder } from '#backend/storage/disk/durable-folders.ts'
import { unlinkQuietly, writeAndSync } from '#backend/storage/disk/durable-write.ts'
import type { FileSystem } from '#backend/storage/disk/file-system.ts'
import { nodeFileSystem } from '#backend/storage/disk/node-file-system.ts'
import { withStorageErrors } from '#backend/storage/disk/storage-error.ts'

/** Receives pictures in parts, as a call is small. One at a time: a new one replaces what was left of the last. */
export interface PictureUploads {
  /** Returns the bytes received so far. Throws `bad-input` when the part does not follow the last one. */
  readonly receive: (uploadId: string, offset: number, base64: string) => number
  /** Writes the picture into `media/` under a name of its own. */
  readonly add: (folder: string, uploadId: string, fileName: string) => Promise<AddedPicture>
}

export function openPictureUploads(fileSystem: FileSystem = nodeFileSystem): PictureUploads {
  let upload = { id: '', parts: [] as Buffer[], bytes: 0 }

  function receive(uploadId: string, offset: number, base64: string): number {
    if (offset === 0) upload = { id: uploadId, parts: [], bytes: 0 }
    if (upload.id !== uploadId || upload.bytes !== offset) throw new CodedError('bad-input', { field: 'offset' })
    const part = Buffer.from(base64, 'base64')
    if (upload.bytes + part.length > PICTURE_MAX_BYTES) throw new CodedError('bad-input', { field: 'base64' })
    upload.parts.push(part)
    upload.bytes += part.length
    return upload.bytes
  }

  async function add(folder: string, uploadId: string, fileName: string): Promise<AddedPicture> {
    if (upload.id !== uploadId) throw new CodedError('bad-input', { field: 'uploadId' })
    const bytes = Buffer.concat(upload.parts)
    const type = findPictureType(bytes)
    if (type === undefined) return { kind: 'refused', because: bytes.length === 0 ? 'empty' : 'no-picture' }
    const media = join(folder, 'media')
    const name = await withStorageErrors(async () => {
      await ensureFolder(fileSystem, media)
      await fileSystem.syncFolder(folder)
      const taken = (await fileSystem.readFolder(media)).map(entry => entry.name)
      const free = toPictureName(fileName, type, taken)
      await writePicture(fileSystem, media, free, bytes)
      return free
    })
    upload = { id: '', parts: [], bytes: 0 }
    return { kind: 'added', name }
  }

  return { receive, add }
}

async function writePicture(fileSystem: FileSystem, media: string, name: string, bytes: Buffer): Promise<void> {
  // Hidden, so that it does not count as a file of the course.
  const temporary = join(media, `.${randomUUID()}.tmp`)
  try {
    await writeAndSync(fileSystem, temporary, bytes)
    await fileSystem.rename(temporary, join(media, name))
  } catch (error) {
    await unlinkQuietly(fileSystem, temporary)
    throw error
  }
  await fileSystem.syncFolder(media)
}
