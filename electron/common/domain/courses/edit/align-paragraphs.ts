/** A paragraph, heading, list or block: lines without an empty one between them. Front matter is one. */
export interface Paragraph {
  /** Counted from 1. */
  readonly line: number
  readonly text: string
}

export function splitParagraphs(text: string): readonly Paragraph[] {
  const paragraphs: { line: number; lines: string[] }[] = []
  let isInside = false
  let isFront = false
  text.split('\n').forEach((line, index) => {
    const isEmpty = line.trim() === '' && !isFront
    const last = paragraphs.at(-1)
    if (isEmpty) isInside = false
    else if (isInside && last !== undefined) last.lines.push(line)
    else paragraphs.push({ line: index + 1, lines: [line] })
    if (!isEmpty) isInside = true
    if (/^---\s*$/.test(line)) isFront = index === 0
  })
  return paragraphs.map(({ line, lines }) => ({ line, text: lines.join('\n') }))
}

/** In a longer text paragraphs are paired by their place alone. */
const MAX_PAIRS = 1_000_000

/**
 * The paragraph of the original that belongs to each paragraph of a translation, by its place in the list. Headings, blocks and ids are
 * paired first, what is between them in order; never backwards. Empty when there is no original.
 */
export function alignParagraphs(original: readonly Paragraph[], translation: readonly Paragraph[]): readonly number[] {
  if (original.length === 0) return []
  if (original.length * translation.length > MAX_PAIRS)
    return translation.map((_, index) => Math.min(original.length - 1, Math.floor((index * original.length) / translation.length)))
  const left = translation.map(toSign)
  const right = original.map(toSign)
  const best = scorePairs(left, right)
  const pairs: number[] = []
  let row = 0
  let column = 0
  while (row < left.length) {
    const at = (one: number, other: number): number => best[one]?.[other] ?? 0
    if (column >= right.length) row = pairs.push(right.length - 1)
    else if (at(row, column) === weigh(left[row], right[column]) + at(row + 1, column + 1) && weigh(left[row], right[column]) > 0) {
      row = pairs.push(column)
      column += 1
    } else if (at(row, column) === at(row + 1, column)) row = pairs.push(Math.max(0, column - 1))
    else column += 1
  }
  return pairs
}

/** The best sum of weights from each pair of places to the ends. */
function scorePairs(left: readonly string[], right: readonly string[]): readonly (readonly number[])[] {
  const best: number[][] = [Array.from({ length: right.length + 1 }, () => 0)]
  for (const sign of left.toReversed()) {
    const below = best[0] ?? []
    const row = Array.from({ length: right.length + 1 }, () => 0)
    for (let column = right.length - 1; column >= 0; column -= 1)
      row[column] = Math.max(below[column] ?? 0, row[column + 1] ?? 0, weigh(sign, right[column]) + (below[column + 1] ?? 0))
    best.unshift(row)
  }
  return best
}

/** What a paragraph is apart from its words: an id, a kind of block, the level of a heading, a list, or words. */
function toSign({ text }: Paragraph): string {
  const id = /\{#([a-z0-9-]+)/.exec(text)?.[1]
  const [head = ''] = text.split('\n', 1)
  const kind = /^(?:---$|#+(?= )|> \[![A-Z]+\]|[-*|>]|\d+\.)/.exec(head)?.[0]
  return id === undefined ? (kind ?? '') : `#${id}`
}

function weigh(one: string | undefined, other: string | undefined): number {
  if (one !== other || one === undefined) return 0
  return /^#[a-z0-9]/.test(one) ? 100 : one === '' ? 1 : 4
}
