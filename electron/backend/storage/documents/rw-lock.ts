/** Readers run together, a writer alone: it waits for those that run and holds back new ones. */
export interface RwLock {
  /** @throws the reason the lock was closed with */
  readonly read: <T>(work: () => Promise<T>) => Promise<T>
  readonly write: <T>(work: () => Promise<T>) => Promise<T>
  /** Rejects every further `read` with the reason; `write` still runs. */
  readonly close: (reason: Error) => void
  readonly reopen: () => void
}

export function createRwLock(): RwLock {
  const readers = new Set<Promise<unknown>>()
  let writer: Promise<unknown> | undefined
  let closedBecause: Error | undefined

  async function read<T>(work: () => Promise<T>): Promise<T> {
    while (writer !== undefined) await writer
    if (closedBecause !== undefined) throw closedBecause
    const result = work()
    const settled = result.catch(() => undefined).finally(() => readers.delete(settled))
    readers.add(settled)
    return result
  }

  async function write<T>(work: () => Promise<T>): Promise<T> {
    while (writer !== undefined) await writer
    const result = Promise.all(readers).then(work)
    const settled = result
      .catch(() => undefined)
      .finally(() => {
        writer = undefined
      })
    writer = settled
    return result
  }

  return { read, write, close: reason => (closedBecause = reason), reopen: () => (closedBecause = undefined) }
}
