export interface CloudWord {
  readonly text: string
  readonly count: number
  /** In the size of the text around: 1 is the smallest. */
  readonly size: number
}

/** More words than these make no picture any more. */
const MOST_WORDS = 36
const LARGEST = 2.6

/**
 * The words of a cloud in the order in which they are set, line after line: the frequent ones stand in the middle.
 * The same answers always give the same picture, and one more answer moves little.
 */
export function cloudWords(
  words: readonly { readonly text: string; readonly count: number }[],
  capacity = MOST_WORDS,
): readonly CloudWord[] {
  const chosen = [...words]
    .sort((left, right) => right.count - left.count || left.text.localeCompare(right.text))
    .slice(0, Math.min(capacity, MOST_WORDS))
  const most = chosen[0]?.count ?? 1
  const least = chosen.at(-1)?.count ?? 1
  const sized = chosen.map(({ text, count }) => ({ text, count, size: sizeOf(count, least, most) }))
  return sized.reduce<CloudWord[]>((set, word, place) => (place % 2 === 0 ? [...set, word] : [word, ...set]), [])
}

/** How much larger all words of a cloud may be, so that a few of them fill the wall as well as many. */
export function cloudScale(words: readonly CloudWord[]): number {
  const taken = words.reduce((sum, { text, size }) => sum + (text.length * LETTER + 1) * size * size, 0)
  return Math.min(LARGEST_SCALE, Math.max(1, Math.sqrt(WALL_AREA / Math.max(1, taken))))
}

/** Width of a letter, and what of the wall a cloud may take, in the size of the text around. */
const LETTER = 0.6
const WALL_AREA = 170
const LARGEST_SCALE = 2.4

/** The area of a word, not its height, grows with the count. */
function sizeOf(count: number, least: number, most: number): number {
  return most === least ? (1 + LARGEST) / 2 : 1 + (LARGEST - 1) * Math.sqrt((count - least) / (most - least))
}
