import { chooseOne, compareTexts, isSameContent } from './content-text.ts'

/**
 * The union of two sets of things that never change, sorted by id. Two of one id that differ all the same come from a damaged or forged copy:
 * `settle` says what stays of them.
 */
export function mergeItems<T extends { readonly id: string }>(
  left: readonly T[],
  right: readonly T[],
  settle: (one: T, other: T) => readonly T[] = (one, other) => [chooseOne(one, other)],
): readonly T[] {
  const byId = new Map<string, T>()
  const queue = [...left, ...right]
  // It grows while it is read: what is settled under another id is looked at too.
  for (const item of queue) {
    const before = byId.get(item.id)
    if (before !== undefined && isSameContent(before, item)) continue
    const [kept, ...others] = before === undefined ? [item] : settle(before, item)
    if (kept !== undefined) byId.set(kept.id, kept)
    queue.push(...others)
  }
  return [...byId.values()].sort((one, other) => compareTexts(one.id, other.id))
}
