import { CodedError } from '#common/contract/errors.ts'
import { PACK_LIMITS } from '#common/domain/packs/pack-limits.ts'
import type { FileSystem, NewFile } from '#backend/storage/disk/file-system.ts'
import { withStorageErrors } from '#backend/storage/disk/storage-error.ts'
import type { PackFolder } from './pack-folder.ts'

/** A pack that is being received. */
interface Incoming {
  readonly path: string
  readonly file: NewFile
  readonly bytes: number
  received: number
  closed: boolean
}

/** Packs that come in, part after part, each into a file of the packs' workshop. */
export interface IncomingPacks {
  /** Throws `too-large`, or what the disk says. */
  readonly begin: (bytes: number) => Promise<string>
  /** Gives what was received so far. Throws `conflict` unless the part is the next one. */
  readonly send: (importId: string, offset: number, part: Uint8Array) => Promise<number>
  /** The file of a pack that was received to its end. Throws `not-found`, or `conflict` while parts are missing. */
  readonly whole: (importId: string) => Promise<string>
  readonly progress: (importId: string) => { readonly done: number; readonly of: number } | undefined
  readonly forget: (importId: string) => Promise<void>
  readonly close: () => Promise<void>
}

/** A page that was closed in the middle never says so: the oldest gives way to the next. */
const AT_ONCE = 2

export function receivePacks({
  fileSystem,
  folder,
  newId,
}: {
  readonly fileSystem: FileSystem
  readonly folder: PackFolder
  readonly newId: () => string
}): IncomingPacks {
  const known = new Map<string, Incoming>()

  function named(importId: string): Incoming {
    const incoming = known.get(importId)
    if (incoming === undefined) throw new CodedError('not-found')
    return incoming
  }

  async function begin(bytes: number): Promise<string> {
    if (bytes > PACK_LIMITS.packBytes) throw new CodedError('too-large')
    const [oldest] = known.keys()
    if (known.size >= AT_ONCE && oldest !== undefined) await forget(oldest)
    const importId = newId()
    return withStorageErrors(async () => {
      const path = await folder.receive(importId)
      known.set(importId, { path, file: await fileSystem.create(path), bytes, received: 0, closed: false })
      return importId
    })
  }

  async function send(importId: string, offset: number, part: Uint8Array): Promise<number> {
    const incoming = named(importId)
    if (incoming.closed || offset !== incoming.received || offset + part.length > incoming.bytes) throw new CodedError('conflict')
    // Counted before it is written: a second part with the same offset is refused meanwhile.
    incoming.received += part.length
    await withStorageErrors(() => incoming.file.write(part))
    return incoming.received
  }

  async function whole(importId: string): Promise<string> {
    const incoming = named(importId)
    if (incoming.received !== incoming.bytes) throw new CodedError('conflict')
    await endOf(incoming)
    return incoming.path
  }

  async function forget(importId: string): Promise<void> {
    const incoming = known.get(importId)
    if (incoming === undefined) return
    known.delete(importId)
    await endOf(incoming)
    await folder.discard(incoming.path)
  }

  function progress(importId: string): { done: number; of: number } | undefined {
    const incoming = known.get(importId)
    return incoming && { done: incoming.received, of: incoming.bytes }
  }

  async function close(): Promise<void> {
    for (const importId of [...known.keys()]) await forget(importId).catch(() => undefined)
  }

  return { begin, send, whole, progress, forget, close }
}

async function endOf(incoming: Incoming): Promise<void> {
  if (incoming.closed) return
  incoming.closed = true
  await incoming.file.close()
}
