import { join } from 'node:path'
import { Low } from 'lowdb'
import pLimit, { type LimitFunction } from 'p-limit'
import type { DocumentKind } from './document-kind.ts'
import { parentOf } from '#backend/storage/disk/durable-folders.ts'
import { createDurableFile, type FileContext } from '#backend/storage/disk/durable-file.ts'
import { removeDurably } from '#backend/storage/disk/durable-write.ts'
import type { Gate } from './rw-lock.ts'
import { unlessMissing, withStorageErrors } from '#backend/storage/disk/storage-error.ts'

/**
 * The documents of one kind, by path relative to the data folder, with `/`.
 * Every call throws CodedError `storage-full`, `storage-read-only`, `storage-newer` or `storage-failed` when the disk refuses;
 * what is read afterwards is what the disk has.
 */
export interface Documents<T> {
  /** Undefined: there is no such document. What it gives must not be changed. */
  readonly read: (path: string) => Promise<T | undefined>
  /**
   * Replaces a document by what `change` makes of a copy of it; the changes of one document run one at a time.
   * When this returns, the result is on the disk: also when `change` gave undefined or the copy, which leaves the document as it is.
   * @returns the document as it is now
   */
  readonly change: (path: string, change: (draft: T | undefined) => T | undefined) => Promise<T | undefined>
  /** Replaces a document whatever it was; on the disk when this returns. The data is the document's from now on. */
  readonly replace: (path: string, data: T) => Promise<void>
  /** Takes the document away for good; nothing happens when there is none. */
  readonly remove: (path: string) => Promise<void>
  /** Forgets what memory holds; nothing may be running. */
  readonly forget: () => void
}

interface Entry<T> {
  readonly queue: LimitFunction
  /** What the disk has; undefined until it was read. */
  loaded: Loaded<T> | undefined
}

interface Loaded<T> {
  readonly low: Low<T | null>
  data: T | undefined
  /** Whether this process has seen the disk take it: a process that was killed may have left its last save unsynced. */
  durable: boolean
}

interface DocumentsOptions<T> {
  readonly kind: DocumentKind<T>
  /** How many documents are kept in memory. */
  readonly limit: number
  readonly pass: Gate['pass']
}

export function createDocuments<T>(context: FileContext, options: DocumentsOptions<T>): Documents<T> {
  const entries = new Map<string, Entry<T>>()

  function inTurn<R>(path: string, work: (entry: Entry<T>) => Promise<R>): Promise<R> {
    return withStorageErrors(() =>
      options.pass(() => {
        const entry = newestEntry(entries, path, options.limit)
        return entry.queue(() => work(entry))
      }),
    )
  }

  async function load(entry: Entry<T>, path: string): Promise<Loaded<T>> {
    if (entry.loaded !== undefined) return entry.loaded
    const low = new Low<T | null>(createDurableFile<T | null>(context, path, options.kind), null)
    await low.read()
    entry.loaded = { low, data: low.data ?? undefined, durable: false }
    return entry.loaded
  }

  async function change(entry: Entry<T>, path: string, make: (draft: T | undefined) => T | undefined): Promise<T | undefined> {
    const loaded = await load(entry, path)
    const draft = structuredClone(loaded.data)
    const made = make(draft)
    if (made === undefined || made === draft) await confirm(context, loaded, path)
    else await save(entry, loaded, options.kind.parse(made))
    return loaded.data
  }

  async function replace(entry: Entry<T>, path: string, data: T): Promise<void> {
    await save(entry, await load(entry, path), options.kind.parse(data))
  }

  async function remove(entry: Entry<T>, path: string): Promise<void> {
    await load(entry, path)
    entry.loaded = undefined
    await unlessMissing(() => removeDurably(context.fileSystem, join(context.root, path)))
  }

  return {
    read: path => inTurn(path, async entry => (await load(entry, path)).data),
    change: (path, make) => inTurn(path, entry => change(entry, path, make)),
    replace: (path, data) => inTurn(path, entry => replace(entry, path, data)),
    remove: path => inTurn(path, entry => remove(entry, path)),
    forget: () => entries.clear(),
  }
}

/** Writes, then lets memory follow. After a refusal the disk may have either generation, so it is read again. */
async function save<T>(entry: Entry<T>, loaded: Loaded<T>, data: T): Promise<void> {
  try {
    loaded.low.data = data
    await loaded.low.write()
  } catch (error) {
    entry.loaded = undefined
    throw error
  }
  loaded.data = data
  loaded.durable = true
}

/** Puts on the disk what an earlier process may have left unsynced, before anything is said on the strength of it. */
async function confirm<T>(context: FileContext, loaded: Loaded<T>, path: string): Promise<void> {
  if (loaded.durable || loaded.data === undefined) return
  await context.folders.ensure(parentOf(path))
  await context.fileSystem.syncFolder(join(context.root, parentOf(path)))
  loaded.durable = true
}

/** The entry of a path, made the newest of all; the oldest idle ones above the limit are forgotten. */
function newestEntry<T>(entries: Map<string, Entry<T>>, path: string, limit: number): Entry<T> {
  const entry = entries.get(path) ?? { queue: pLimit(1), loaded: undefined }
  entries.delete(path)
  entries.set(path, entry)
  for (const [oldest, candidate] of entries) {
    if (entries.size <= limit) break
    if (candidate !== entry && isIdle(candidate.queue)) entries.delete(oldest)
  }
  return entry
}

function isIdle({ activeCount, pendingCount }: LimitFunction): boolean {
  return activeCount + pendingCount === 0
}
