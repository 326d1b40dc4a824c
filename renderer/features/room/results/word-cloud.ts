export interface CloudWord {
  readonly text: string
  readonly count: number
  /** Relative to the surrounding text; 1 is the smallest. */
  readonly size: number
}

/** More words would not be readable. */
const MAX_WORDS = 36
const MAX_SIZE = 2.6

/**
 * The words of a cloud in the order in which they are laid out, line by line: frequent words are in the middle.
 * The same answers always give the same cloud, and one more answer changes little.
 */
export function layOutCloud(
  words: readonly { readonly text: string; readonly count: number }[],
  capacity = MAX_WORDS,
): readonly CloudWord[] {
  const chosen = [...words]
    // Without a collator: loading one holds up an old laptop for a tenth of a second. Decomposed, é comes with e.
    .sort((left, right) => right.count - left.count || (left.text.normalize('NFD') < right.text.normalize('NFD') ? -1 : 1))
    .slice(0, Math.min(capacity, MAX_WORDS))
  const most = chosen[0]?.count ?? 1
  const least = chosen.at(-1)?.count ?? 1
  const sized = chosen.map(({ text, count }) => ({ text, count, size: computeWordSize(count, least, most) }))
  return sized.reduce<CloudWord[]>((cloud, word, index) => (index % 2 === 0 ? [...cloud, word] : [word, ...cloud]), [])
}

/** The area of a word, not its height, is proportional to its count. */
function computeWordSize(count: number, least: number, most: number): number {
  return most === least ? (1 + MAX_SIZE) / 2 : 1 + (MAX_SIZE - 1) * Math.sqrt((count - least) / (most - least))
}
