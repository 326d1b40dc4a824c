import type { StorageNotice } from '#common/contract/storage.ts'

type WithoutStamp<T> = T extends StorageNotice ? Omit<T, 'id' | 'at'> : never
export type NewNotice = WithoutStamp<StorageNotice>

/** What happened to the data since the folder was opened, for the user to see. */
export interface Notices {
  readonly list: () => readonly StorageNotice[]
  readonly add: (notice: NewNotice) => void
  /** Calls the listener for every new notice. Returns a function that unsubscribes. */
  readonly listen: (listener: (notice: StorageNotice) => void) => () => void
}

/** A badly damaged folder need not list every file. */
const MAX_NOTICES = 200

export function createNotices(stamp: { readonly now: () => Date; readonly newId: () => string }): Notices {
  const notices: StorageNotice[] = []
  const listeners = new Set<(notice: StorageNotice) => void>()

  function add(added: NewNotice): void {
    if (notices.some(notice => isSame(notice, added))) return
    const notice = { ...added, id: stamp.newId(), at: stamp.now().toISOString() }
    if (notices.length < MAX_NOTICES) notices.push(notice)
    for (const listener of listeners) listener(notice)
  }

  function listen(listener: (notice: StorageNotice) => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }

  return { list: () => [...notices], add, listen }
}

/** Every read of a document from a newer version would add a notice; one is enough. */
function isSame(notice: StorageNotice, added: NewNotice): boolean {
  return notice.kind === 'newer-schema' && added.kind === 'newer-schema' && notice.document === added.document
}
