/** Offsets in UTF-16 units; `end` is behind the last one. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

/** Every place of `query` in a text, in order and without overlaps. Words are found as typed, not as a pattern; '' is nowhere. */
export function findInText(text: string, query: string, matchCase: boolean): readonly TextRange[] {
  if (query === '') return []
  const pattern = new RegExp(query.replace(/[.*+?^${}()|[\]\\/-]/g, String.raw`\$&`), matchCase ? 'g' : 'gi')
  return [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length }))
}

/** The match that the search stands at, or the next one from the cursor; after the last comes the first. -1: there is none. */
export function nextMatch(matches: readonly TextRange[], cursor: number): number {
  if (matches.length === 0) return -1
  return Math.max(
    0,
    matches.findIndex(({ start }) => start >= cursor),
  )
}

/** The match before the cursor; before the first comes the last. -1: there is none. */
export function previousMatch(matches: readonly TextRange[], cursor: number): number {
  const before = matches.findLastIndex(({ end }) => end <= cursor)
  return before === -1 ? matches.length - 1 : before
}

/** The text with every match replaced by the same words, which are taken as typed. */
export function replaceAllMatches(text: string, matches: readonly TextRange[], words: string): string {
  let done = 0
  const parts = matches.map(({ start, end }) => {
    const kept = text.slice(done, start)
    done = end
    return kept + words
  })
  return parts.join('') + text.slice(done)
}
