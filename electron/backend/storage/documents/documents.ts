import { join } from 'node:path'
import { Low } from 'lowdb'
import pLimit, { type LimitFunction } from 'p-limit'
import type { DocumentKind } from './document-kind.ts'
import { parentFolder } from '#backend/storage/disk/durable-folders.ts'
import { createDurableFile } from '#backend/storage/disk/durable-file.ts'
import { removeDurably } from '#backend/storage/disk/durable-write.ts'
import type { StorageContext } from '#backend/storage/storage-context.ts'
import type { RwLock } from './rw-lock.ts'
import { unlessMissing, withStorageErrors } from '#backend/storage/disk/storage-error.ts'

/**
 * The documents of one kind, by path relative to the data folder, with `/`.
 * Every call throws CodedError `storage-full`, `storage-read-only`, `storage-newer` or `storage-failed` when the disk fails;
 * the next read then returns what is on the disk.
 */
export interface Documents<T> {
  /** Undefined when the document does not exist. The result must not be mutated. */
  readonly read: (path: string) => Promise<T | undefined>
  /**
   * Replaces a document with what `change` returns for a copy of it; changes of one document run one at a time.
   * Returning undefined or the copy leaves the document as it is. In every case it is on the disk when this resolves.
   * @returns the document as it is now
   */
  readonly change: (path: string, change: (draft: T | undefined) => T | undefined) => Promise<T | undefined>
  /** Replaces a document regardless of what it was; it is on the disk when this resolves. The caller must not mutate `data` any more. */
  readonly replace: (path: string, data: T) => Promise<void>
  /** Frees the memory of a document; the next read takes it from the disk. */
  readonly forget: (path: string) => Promise<void>
  /** Deletes the document; does nothing when it does not exist. */
  readonly remove: (path: string) => Promise<void>
  /** Must not be called while reads or writes are running. */
  readonly clearCache: () => void
}

interface CacheEntry<T> {
  readonly queue: LimitFunction
  /** What is on the disk; undefined until it was read. */
  loaded: Loaded<T> | undefined
}

interface Loaded<T> {
  readonly low: Low<T | null>
  data: T | undefined
  /** Whether this process has synced it: a process that was killed may have left its last save unsynced. */
  durable: boolean
}

interface DocumentsOptions<T> {
  readonly kind: DocumentKind<T>
  /** How many documents stay in memory. */
  readonly cacheSize: number
  readonly readLock: RwLock['read']
}

export function createDocuments<T>(context: StorageContext, options: DocumentsOptions<T>): Documents<T> {
  const entries = new Map<string, CacheEntry<T>>()

  function runQueued<R>(path: string, work: (entry: CacheEntry<T>) => Promise<R>): Promise<R> {
    return withStorageErrors(() =>
      options.readLock(() => {
        const entry = touchEntry(entries, path, options.cacheSize)
        return entry.queue(() => work(entry))
      }),
    )
  }

  async function load(entry: CacheEntry<T>, path: string): Promise<Loaded<T>> {
    if (entry.loaded !== undefined) return entry.loaded
    const low = new Low<T | null>(createDurableFile<T | null>(context, path, options.kind), null)
    await low.read()
    entry.loaded = { low, data: low.data ?? undefined, durable: false }
    return entry.loaded
  }

  async function change(entry: CacheEntry<T>, path: string, make: (draft: T | undefined) => T | undefined): Promise<T | undefined> {
    const loaded = await load(entry, path)
    const draft = structuredClone(loaded.data)
    const changed = make(draft)
    if (changed === undefined || changed === draft) await ensureDurable(context, loaded, path)
    else await save(entry, loaded, options.kind.parse(changed))
    return loaded.data
  }

  async function replace(entry: CacheEntry<T>, path: string, data: T): Promise<void> {
    await save(entry, await load(entry, path), options.kind.parse(data))
  }

  async function remove(entry: CacheEntry<T>, path: string): Promise<void> {
    await load(entry, path)
    entry.loaded = undefined
    await unlessMissing(() => removeDurably(context.fileSystem, join(context.root, path)))
  }

  return {
    read: path => runQueued(path, async entry => (await load(entry, path)).data),
    change: (path, make) => runQueued(path, entry => change(entry, path, make)),
    replace: (path, data) => runQueued(path, entry => replace(entry, path, data)),
    forget: path =>
      runQueued(path, entry => {
        entry.loaded = undefined
        return Promise.resolve()
      }),
    remove: path => runQueued(path, entry => remove(entry, path)),
    clearCache: () => entries.clear(),
  }
}

/** Writes first, then updates memory. After a failure either generation may be on the disk, so it is read again. */
async function save<T>(entry: CacheEntry<T>, loaded: Loaded<T>, data: T): Promise<void> {
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

/** Syncs what an earlier process may have left unsynced, before anybody relies on it. */
async function ensureDurable<T>(context: StorageContext, loaded: Loaded<T>, path: string): Promise<void> {
  if (loaded.durable || loaded.data === undefined) return
  await context.folders.ensure(parentFolder(path))
  await context.fileSystem.syncFolder(join(context.root, parentFolder(path)))
  loaded.durable = true
}

/** Finds or creates the cache entry of a path and makes it the newest; evicts the oldest idle entries above the limit. */
function touchEntry<T>(entries: Map<string, CacheEntry<T>>, path: string, limit: number): CacheEntry<T> {
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
