import type { StorageNotice } from '#common/contract/storage.ts'

type WithoutStamp<T> = T extends StorageNotice ? Omit<T, 'id' | 'at'> : never
export type Noticed = WithoutStamp<StorageNotice>

/** What happened to the data since the folder was opened. */
export interface Notices {
  readonly list: () => readonly StorageNotice[]
  readonly add: (noticed: Noticed) => void
  /** Hears of every notice from now on. Returns what ends it. */
  readonly listen: (listener: (notice: StorageNotice) => void) => () => void
}

/** A folder full of damage says so in its first lines. */
const NOTICES_KEPT = 200

export function createNotices(stamp: { readonly now: () => Date; readonly newId: () => string }): Notices {
  const kept: StorageNotice[] = []
  const listeners = new Set<(notice: StorageNotice) => void>()

  function add(noticed: Noticed): void {
    if (kept.some(notice => isSame(notice, noticed))) return
    const notice = { ...noticed, id: stamp.newId(), at: stamp.now().toISOString() }
    if (kept.length < NOTICES_KEPT) kept.push(notice)
    for (const listener of listeners) listener(notice)
  }

  function listen(listener: (notice: StorageNotice) => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  return { list: () => [...kept], add, listen }
}

/** A newer document is met at every reading; it is told once. */
function isSame(notice: StorageNotice, noticed: Noticed): boolean {
  return notice.kind === 'newer-schema' && noticed.kind === 'newer-schema' && notice.document === noticed.document
}
