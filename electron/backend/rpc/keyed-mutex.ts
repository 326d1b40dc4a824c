export interface KeyedMutex {
  /** Runs `work` after all work given before under the same key, whether that succeeded or failed. */
  readonly run: <T>(key: string, work: () => Promise<T>) => Promise<T>
}

/** One piece of work at a time for each key; what a handler has read is still true when it writes. */
export function createKeyedMutex(): KeyedMutex {
  const last = new Map<string, Promise<unknown>>()

  function run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const result = (last.get(key) ?? Promise.resolve()).then(work, work)
    last.set(key, result)
    const forget = (): void => {
      if (last.get(key) === result) last.delete(key)
    }
    result.then(forget, forget)
    return result
  }

  return { run }
}
