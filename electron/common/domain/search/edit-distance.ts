/** Letters that may be wrong in a word of that length. */
export function allowedTypos(length: number): number {
  if (length < 4) return 0
  return length < 8 ? 1 : 2
}

/** One bit for each letter, modulo 32. */
export function letterMask(word: string): number {
  let mask = 0
  for (let index = 0; index < word.length; index += 1) mask |= 1 << (word.charCodeAt(index) & 31)
  return mask
}

export function countBits(mask: number): number {
  let bits = 0
  for (let rest = mask; rest !== 0; rest &= rest - 1) bits += 1
  return bits
}

/**
 * Letters to add, leave out, change or swap with their neighbour to make one word of the other; `limit + 1` stands for all that is above
 * the limit. With `isOpen` what `word` has beyond its beginning costs nothing: `typed` is still being typed.
 */
export function editDistance(typed: string, word: string, limit: number, isOpen = false): number {
  const far = limit + 1
  if (typed.length - word.length > limit || (!isOpen && word.length - typed.length > limit)) return far
  let before: readonly number[] = []
  let row: readonly number[] = Array.from({ length: Math.min(word.length, typed.length + limit) + 1 }, (_, index) => index)
  for (let line = 1; line <= typed.length; line += 1) {
    const next = nextRow({ typed, word, line, row, before })
    if (Math.min(...next) > limit) return far
    before = row
    row = next
  }
  const distance = isOpen ? Math.min(...row) : (row[word.length] ?? far)
  return Math.min(distance, far)
}

interface Rows {
  readonly typed: string
  readonly word: string
  readonly line: number
  readonly row: readonly number[]
  readonly before: readonly number[]
}

function nextRow({ typed, word, line, row, before }: Rows): readonly number[] {
  const next = [line]
  for (let column = 1; column < row.length; column += 1) {
    const isSame = typed[line - 1] === word[column - 1]
    const changed = at(row, column - 1) + (isSame ? 0 : 1)
    const isSwapped = line > 1 && column > 1 && typed[line - 1] === word[column - 2] && typed[line - 2] === word[column - 1]
    const swapped = isSwapped ? at(before, column - 2) + 1 : Infinity
    next.push(Math.min(changed, swapped, at(row, column) + 1, at(next, column - 1) + 1))
  }
  return next
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity
}
