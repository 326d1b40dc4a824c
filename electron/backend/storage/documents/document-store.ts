import type { DocumentKind } from './document-kind.ts'
import { createDocuments, type Documents } from './documents.ts'
import { createRwLock, type RwLock } from './rw-lock.ts'
import type { StorageContext } from '#backend/storage/storage-context.ts'

/** The documents of a data folder, by kind. */
export interface DocumentStore {
  readonly context: StorageContext
  /** @param cacheSize how many documents of the kind stay in memory */
  readonly documents: <T>(kind: DocumentKind<T>, cacheSize?: number) => Documents<T>
  /** Calls back whenever the caches of documents are cleared: what was made from them may no longer hold. */
  readonly onClear: (clear: () => void) => void
  /** Runs `work` on files that are no documents, never while `runExclusive` runs. */
  readonly runShared: RwLock['read']
  /** Runs `work` once all reads and writes that were begun have ended, and nothing else meanwhile; clears the caches at the end. */
  readonly runExclusive: <T>(work: () => Promise<T>) => Promise<T>
  /** Rejects all access to documents, because a restore left the folder half replaced. */
  readonly block: (reason: Error) => void
  readonly unblock: () => void
}

/** 200 documents of 20 KB are 4 MB. */
const DEFAULT_CACHE_SIZE = 200

export function createDocumentStore(context: StorageContext): DocumentStore {
  const lock = createRwLock()
  const clearCaches: (() => void)[] = []

  function documents<T>(kind: DocumentKind<T>, cacheSize: number = DEFAULT_CACHE_SIZE): Documents<T> {
    const created = createDocuments(context, { kind, cacheSize, readLock: lock.read })
    clearCaches.push(created.clearCache)
    return created
  }

  function runExclusive<T>(work: () => Promise<T>): Promise<T> {
    return lock.write(() =>
      work().finally(() => {
        for (const clearCache of clearCaches) clearCache()
        context.folders.clearCache()
      }),
    )
  }

  return {
    context,
    documents,
    onClear: clear => void clearCaches.push(clear),
    runShared: lock.read,
    runExclusive,
    block: lock.close,
    unblock: lock.reopen,
  }
}
