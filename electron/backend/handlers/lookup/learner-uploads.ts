import { CodedError } from '#common/contract/errors.ts'

/** Learners' files that are received in parts. They stay in memory: of a file that is not imported nothing is left on the disk. */
export interface LearnerUploads {
  /** One for each connection: an earlier one of the same is discarded. */
  readonly begin: (importId: string, connectionId: string, bytes: number) => void
  /** @returns bytes received so far @throws CodedError `not-found`, or `conflict` unless the part is the next one */
  readonly send: (importId: string, offset: number, part: Uint8Array) => number
  /** @throws CodedError `not-found`, or `conflict` while parts are missing */
  readonly read: (importId: string) => Uint8Array
  readonly discard: (importId: string) => void
}

interface Upload {
  readonly connectionId: string
  readonly bytes: Buffer
  received: number
}

/** Beyond this the oldest is discarded, as a page that was closed never ends its own. */
const MAX_UPLOADS = 2

export function createLearnerUploads(): LearnerUploads {
  const known = new Map<string, Upload>()

  function requireUpload(importId: string): Upload {
    const upload = known.get(importId)
    if (upload === undefined) throw new CodedError('not-found')
    return upload
  }

  return {
    begin: (importId, connectionId, bytes) => {
      for (const [id, upload] of known) if (upload.connectionId === connectionId) known.delete(id)
      const [oldest] = known.keys()
      if (known.size >= MAX_UPLOADS && oldest !== undefined) known.delete(oldest)
      known.set(importId, { connectionId, bytes: Buffer.alloc(bytes), received: 0 })
    },
    send: (importId, offset, part) => {
      const upload = requireUpload(importId)
      if (offset !== upload.received || offset + part.length > upload.bytes.length) throw new CodedError('conflict')
      upload.bytes.set(part, offset)
      return (upload.received += part.length)
    },
    read: importId => {
      const upload = requireUpload(importId)
      if (upload.received !== upload.bytes.length) throw new CodedError('conflict')
      return upload.bytes
    },
    discard: importId => void known.delete(importId),
  }
}
