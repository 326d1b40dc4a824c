/** A disk answers several reads at once faster than one after another; more of them only take file handles. */
const AT_ONCE = 16

/** `work` for every item, some at a time, the results in the order of the items. */
export async function inParallel<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = []
  const waiting = items.entries()

  async function next(): Promise<void> {
    for (const [index, item] of waiting) results[index] = await work(item)
  }

  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, next))
  return results
}
