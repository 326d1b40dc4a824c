import { contentHash } from './content-hash.ts'

/** The same order for the same seed, on every computer. */
export function shuffleItems<T extends { readonly id: string }>(items: readonly T[], seed: string): readonly T[] {
  return items
    .map(item => ({ item, key: contentHash(`${seed} ${item.id}`) }))
    .toSorted((one, other) => (one.key < other.key ? -1 : 1))
    .map(({ item }) => item)
}

/** The same, but never in the order given: whoever changes nothing has not answered. */
export function disorderItems<T extends { readonly id: string }>(items: readonly T[], seed: string): readonly T[] {
  const shuffled = shuffleItems(items, seed)
  const isUnchanged = shuffled.every(({ id }, index) => id === items[index]?.id)
  return isUnchanged ? [...shuffled.slice(1), ...shuffled.slice(0, 1)] : shuffled
}
