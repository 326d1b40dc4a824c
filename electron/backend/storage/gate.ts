/** Lets many pass together, or one alone: a restore waits for every change to end and keeps new ones waiting. */
export interface Gate {
  readonly pass: <T>(work: () => Promise<T>) => Promise<T>
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>
}

export function createGate(): Gate {
  const passing = new Set<Promise<unknown>>()
  let closed: Promise<unknown> | undefined

  async function pass<T>(work: () => Promise<T>): Promise<T> {
    while (closed !== undefined) await closed
    const result = work()
    const settled = result.catch(() => undefined).finally(() => passing.delete(settled))
    passing.add(settled)
    return result
  }

  async function alone<T>(work: () => Promise<T>): Promise<T> {
    while (closed !== undefined) await closed
    const result = Promise.all(passing).then(work)
    const settled = result.catch(() => undefined).finally(() => {
      closed = undefined
    })
    closed = settled
    return result
  }

  return { pass, alone }
}
