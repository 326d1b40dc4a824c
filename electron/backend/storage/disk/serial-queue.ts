/** Runs pieces of work one after another, in the order they came; a failure stops none of the others. */
export interface SerialQueue {
  readonly run: <T>(work: () => Promise<T>) => Promise<T>
  /** Whether something runs or waits. */
  readonly isBusy: () => boolean
}

export function createSerialQueue(): SerialQueue {
  let last: Promise<unknown> = Promise.resolve()
  let waiting = 0

  function run<T>(work: () => Promise<T>): Promise<T> {
    waiting += 1
    const result = last.then(work).finally(() => {
      waiting -= 1
    })
    last = result.catch(() => undefined)
    return result
  }

  return { run, isBusy: () => waiting > 0 }
}
