import { CodedError } from '#common/contract/errors.ts'
import { PACK_LIMITS } from '#common/domain/packs/pack-limits.ts'
import type { FileSystem, NewFile } from '#backend/storage/disk/file-system.ts'
import { withStorageErrors } from '#backend/storage/disk/storage-error.ts'
import type { PackFolder } from './pack-folder.ts'

interface Upload {
  readonly path: string
  readonly file: NewFile
  readonly bytes: number
  received: number
  closed: boolean
}

/** Packs received in parts, each into a file of the staging folder. */
export interface PackUploads {
  /** Returns an import id. Throws `too-large` or a storage error. */
  readonly begin: (bytes: number) => Promise<string>
  /** Returns the number of bytes received so far. Throws `conflict` unless the part is the next one. */
  readonly send: (importId: string, offset: number, part: Uint8Array) => Promise<number>
  /** Path of a completely received pack. Throws `not-found`, or `conflict` while parts are missing. */
  readonly complete: (importId: string) => Promise<string>
  readonly progress: (importId: string) => { readonly done: number; readonly of: number } | undefined
  readonly discard: (importId: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** Beyond this the oldest upload is discarded, as a page that was closed never ends its own. */
const MAX_UPLOADS = 2

export interface PackUploadsOptions {
  readonly fileSystem: FileSystem
  readonly folder: PackFolder
  readonly newId: () => string
}

export function createPackUploads({ fileSystem, folder, newId }: PackUploadsOptions): PackUploads {
  const known = new Map<string, Upload>()

  function requireUpload(importId: string): Upload {
    const upload = known.get(importId)
    if (upload === undefined) throw new CodedError('not-found')
    return upload
  }

  async function begin(bytes: number): Promise<string> {
    if (bytes > PACK_LIMITS.packBytes) throw new CodedError('too-large')
    const [oldest] = known.keys()
    if (known.size >= MAX_UPLOADS && oldest !== undefined) await discard(oldest)
    const importId = newId()
    return withStorageErrors(async () => {
      const path = await folder.createUploadPath(importId)
      known.set(importId, { path, file: await fileSystem.create(path), bytes, received: 0, closed: false })
      return importId
    })
  }

  async function send(importId: string, offset: number, part: Uint8Array): Promise<number> {
    const upload = requireUpload(importId)
    if (upload.closed || offset !== upload.received || offset + part.length > upload.bytes) throw new CodedError('conflict')
    // Counted before it is written, so that a second part with the same offset is refused.
    upload.received += part.length
    await withStorageErrors(() => upload.file.write(part))
    return upload.received
  }

  async function complete(importId: string): Promise<string> {
    const upload = requireUpload(importId)
    if (upload.received !== upload.bytes) throw new CodedError('conflict')
    await closeUpload(upload)
    return upload.path
  }

  async function discard(importId: string): Promise<void> {
    const upload = known.get(importId)
    if (upload === undefined) return
    known.delete(importId)
    await closeUpload(upload)
    await folder.discard(upload.path)
  }

  function progress(importId: string): { done: number; of: number } | undefined {
    const upload = known.get(importId)
    return upload && { done: upload.received, of: upload.bytes }
  }

  async function close(): Promise<void> {
    for (const importId of [...known.keys()]) await discard(importId).catch(() => undefined)
  }

  return { begin, send, complete, progress, discard, close }
}

async function closeUpload(upload: Upload): Promise<void> {
  if (upload.closed) return
  upload.closed = true
  await upload.file.close()
}
