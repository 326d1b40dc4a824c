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

/** Rows are used again and again: a search compares thousands of words. Longer words are not compared. */
const LONGEST = 64
const rows = [new Uint8Array(LONGEST), new Uint8Array(LONGEST), new Uint8Array(LONGEST)] as const

/**
 * Letters to add, leave out, change or swap with their neighbour to make one word of the other; `limit + 1` stands for all that is above
 * the limit. With `isOpen` what `word` has beyond its beginning costs nothing: `typed` is still being typed.
 */
export function editDistance(typed: string, word: string, limit: number, isOpen = false): number {
  const far = limit + 1
  const width = Math.min(word.length, typed.length + limit)
  if (width + 1 > LONGEST || typed.length - word.length > limit || (!isOpen && word.length - typed.length > limit)) return far
  let [before, row, next]: [Uint8Array, Uint8Array, Uint8Array] = [rows[0], rows[1], rows[2]]
  for (let column = 0; column <= width; column += 1) row[column] = column
  for (let line = 1; line <= typed.length; line += 1) {
    if (fillRow(typed, word, line, width, before, row, next) > limit) return far
    ;[before, row, next] = [row, next, before]
  }
  return Math.min(far, isOpen ? smallest(row, width) : (row[width] ?? far))
}

/** @returns the smallest of the row */
function fillRow(typed: string, word: string, line: number, width: number, before: Uint8Array, row: Uint8Array, next: Uint8Array): number {
  const letter = typed.charCodeAt(line - 1)
  const letterBefore = line > 1 ? typed.charCodeAt(line - 2) : -1
  let best = line
  next[0] = line
  for (let column = 1; column <= width; column += 1) {
    const other = word.charCodeAt(column - 1)
    let distance = (row[column - 1] ?? 0) + (letter === other ? 0 : 1)
    distance = Math.min(distance, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1)
    if (column > 1 && other === letterBefore && word.charCodeAt(column - 2) === letter)
      distance = Math.min(distance, (before[column - 2] ?? 0) + 1)
    next[column] = distance
    best = Math.min(best, distance)
  }
  return best
}

function smallest(row: Uint8Array, width: number): number {
  let best = row[0] ?? 0
  for (let column = 1; column <= width; column += 1) best = Math.min(best, row[column] ?? best)
  return best
}
