/** Lets many pass together, or one alone: a restore waits for every change to end and keeps new ones waiting. */
export interface Gate {
  /** Waits while one is alone. @throws what the gate was shut with */
  readonly pass: <T>(work: () => Promise<T>) => Promise<T>
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>
  /** Nobody passes any more, until it is shut with undefined; one may still be alone. */
  readonly shut: (because: Error | undefined) => void
}

export function createGate(): Gate {
  const passing = new Set<Promise<unknown>>()
  let closed: Promise<unknown> | undefined
  let reason: Error | undefined

  async function pass<T>(work: () => Promise<T>): Promise<T> {
    while (closed !== undefined) await closed
    if (reason !== undefined) throw reason
    const result = work()
    const settled = result.catch(() => undefined).finally(() => passing.delete(settled))
    passing.add(settled)
    return result
  }

  async function alone<T>(work: () => Promise<T>): Promise<T> {
    while (closed !== undefined) await closed
    const result = Promise.all(passing).then(work)
    const settled = result
      .catch(() => undefined)
      .finally(() => {
        closed = undefined
      })
    closed = settled
    return result
  }

  function shut(because: Error | undefined): void {
    reason = because
  }

  return { pass, alone, shut }
}
