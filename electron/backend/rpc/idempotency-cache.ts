/** Repeats come within a reconnection; this many mutations are remembered for them. */
const REMEMBERED_MUTATIONS = 2000

export interface FirstResults {
  /** Runs `work` the first time a key is seen; a repeat gets the same result. A failure is forgotten, so that it can be tried again. */
  readonly once: (key: string, work: () => Promise<unknown>) => Promise<unknown>
}

export function rememberFirstResults(limit: number = REMEMBERED_MUTATIONS): FirstResults {
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
