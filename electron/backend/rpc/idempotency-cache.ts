/** Clients repeat a mutation only after a reconnection, so the newest ones are enough. */
const REMEMBERED_MUTATIONS = 2000

export interface IdempotencyCache {
  /** Runs `work` the first time a key is seen; a repeat gets the same result. A failure is forgotten, so that it can be tried again. */
  readonly once: (key: string, work: () => Promise<unknown>) => Promise<unknown>
}

export function createIdempotencyCache(limit: number = REMEMBERED_MUTATIONS): IdempotencyCache {
  const results = new Map<string, Promise<unknown>>()

  function forgetOldest(): void {
    const oldest = results.keys().next()
    if (results.size > limit && !oldest.done) results.delete(oldest.value)
  }

  function once(key: string, work: () => Promise<unknown>): Promise<unknown> {
    const first = results.get(key)
    if (first !== undefined) return first
    const result = Promise.resolve().then(work)
    results.set(key, result)
    result.catch(() => results.delete(key))
    forgetOldest()
    return result
  }

  return { once }
}
