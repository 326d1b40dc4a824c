import type { Span } from '#common/domain/search/words.ts'

export interface Alike extends Span {
  /** Characters to add, leave out or change. */
  readonly errors: number
}

/**
 * Where a text has words like `pattern`, with at most `limit` errors; the best first, none overlapping another.
 * P. H. Sellers, "The theory and computation of evolutionary distances" (1980), with E. Ukkonen's cut-off (1985).
 */
export function findAlike(pattern: string, text: string, limit: number): readonly Alike[] {
  if (pattern.length === 0) return []
  return withoutOverlaps(
    findWindows(pattern, text, limit).flatMap(window => findEnds(pattern, text, window, limit)),
    pattern.length,
  )
}

/** Of `limit + 1` pieces one has no error: only around the places of a piece is it worth comparing letter by letter. */
function findWindows(pattern: string, text: string, limit: number): readonly Span[] {
  const size = Math.max(1, Math.floor(pattern.length / (limit + 1)))
  const found: Span[] = []
  for (let piece = 0; piece <= limit && (piece + 1) * size <= pattern.length; piece += 1) {
    const part = pattern.slice(piece * size, (piece + 1) * size)
    for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) {
      const start = Math.max(0, at - piece * size - limit)
      found.push({ start, end: Math.min(text.length, start + pattern.length + 3 * limit) })
    }
  }
  return joinSpans(found)
}

function joinSpans(spans: readonly Span[]): readonly Span[] {
  const joined: Span[] = []
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const last = joined.at(-1)
    if (last !== undefined && span.start <= last.end) joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) }
    else joined.push(span)
  }
  return joined
}

function findEnds(pattern: string, text: string, { start, end }: Span, limit: number): readonly Alike[] {
  const size = pattern.length
  const column: Column = {
    errors: Uint32Array.from({ length: size + 1 }, (_, row) => Math.min(row, limit + 1)),
    from: new Uint32Array(size + 1).fill(start),
    active: Math.min(size, limit),
  }
  const ends: Alike[] = []
  for (let at = start; at < end; at += 1) {
    step(column, pattern, text.charCodeAt(at), at, limit)
    const errors = column.errors[size] ?? 0
    if (column.active === size && errors <= limit) ends.push({ start: column.from[size] ?? 0, end: at + 1, errors })
  }
  return ends
}

interface Column {
  readonly errors: Uint32Array
  /** Where the match begins that each number of errors belongs to. */
  readonly from: Uint32Array
  /** The last row within the limit. */
  active: number
}

function step(column: Column, pattern: string, letter: number, at: number, limit: number): void {
  const { errors, from } = column
  const last = Math.min(pattern.length, column.active + 1)
  let [diagonal, diagonalFrom] = [0, at]
  from[0] = at + 1
  for (let row = 1; row <= last; row += 1) {
    const [left, leftFrom] = [row > column.active ? limit + 1 : (errors[row] ?? 0), from[row] ?? 0]
    let best = diagonal + (pattern.charCodeAt(row - 1) === letter ? 0 : 1)
    let bestFrom = diagonalFrom
    if (left + 1 < best) [best, bestFrom] = [left + 1, leftFrom]
    if ((errors[row - 1] ?? 0) + 1 < best) [best, bestFrom] = [(errors[row - 1] ?? 0) + 1, from[row - 1] ?? 0]
    ;[diagonal, diagonalFrom] = [left, leftFrom]
    errors[row] = Math.min(best, limit + 1)
    from[row] = bestFrom
  }
  column.active = last
  while (column.active > 0 && (errors[column.active] ?? 0) > limit) column.active -= 1
}

function withoutOverlaps(found: readonly Alike[], size: number): readonly Alike[] {
  const kept: Alike[] = []
  const misfit = ({ start, end }: Alike): number => Math.abs(end - start - size)
  for (const one of found.toSorted((left, right) => left.errors - right.errors || misfit(left) - misfit(right) || left.start - right.start))
    if (kept.every(other => one.end <= other.start || one.start >= other.end)) kept.push(one)
  return kept
}
