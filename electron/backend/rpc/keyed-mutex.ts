export interface Turns {
  /** Runs `work` after all work given before under the same key, whatever became of it. */
  readonly take: <T>(key: string, work: () => Promise<T>) => Promise<T>
}

/** Mutations of one learner run one at a time: what a handler read is still true when it writes. */
export function keepTurns(): Turns {
  const last = new Map<string, Promise<unknown>>()

  function take<T>(key: string, work: () => Promise<T>): Promise<T> {
    const result = (last.get(key) ?? Promise.resolve()).then(work, work)
    last.set(key, result)
    const forget = (): void => {
      if (last.get(key) === result) last.delete(key)
    }
    result.then(forget, forget)
    return result
  }

  return { take }
}
