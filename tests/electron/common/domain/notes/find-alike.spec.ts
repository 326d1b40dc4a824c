import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findAlike } from '#common/domain/notes/find-alike.ts'

const letters = (minLength: number, maxLength: number) => fc.string({ unit: fc.constantFrom('a', 'b', 'ا', ' '), minLength, maxLength })

/** The fewest errors with which any part of the text is the pattern, counted without any shortcut. */
function fewestErrors(pattern: string, text: string): number {
  let row = Array.from({ length: text.length + 1 }, () => 0)
  for (let line = 1; line <= pattern.length; line += 1) {
    const next = [line]
    for (let at = 1; at <= text.length; at += 1) {
      const swap = (row[at - 1] ?? 0) + (pattern[line - 1] === text[at - 1] ? 0 : 1)
      next.push(Math.min(swap, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1))
    }
    row = next
  }
  return Math.min(...row)
}

describe('words like others', () => {
  it('are found with the fewest errors there are, and not beyond the limit', () => {
    fc.assert(
      fc.property(letters(1, 14), letters(0, 60), fc.nat(4), (pattern, text, limit) => {
        fc.pre(limit < pattern.length)
        const fewest = fewestErrors(pattern, text)
        expect(findAlike(pattern, text, limit)[0]?.errors).toBe(fewest <= limit ? fewest : undefined)
      }),
      { numRuns: 3000 },
    )
  })

  it('do not overlap one another', () => {
    fc.assert(
      fc.property(letters(4, 10), letters(0, 60), (pattern, text) => {
        const found = findAlike(pattern, text, 1).toSorted((one, other) => one.start - other.start)
        found.forEach(({ end }, at) => expect(end).toBeLessThanOrEqual(found[at + 1]?.start ?? text.length))
      }),
    )
  })
})
