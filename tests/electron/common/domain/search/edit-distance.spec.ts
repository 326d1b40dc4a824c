import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countBits, editDistance, letterMask } from '#common/domain/search/edit-distance.ts'

const words = fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), maxLength: 8 })

/** The textbook's table, without any short cut. */
function plainDistance(one: string, other: string): number {
  const table = Array.from({ length: one.length + 1 }, (_, line) => Array.from({ length: other.length + 1 }, (__, column) => line + column))
  for (let line = 1; line <= one.length; line += 1)
    for (let column = 1; column <= other.length; column += 1) {
      const cell = (up: number, left: number): number => table[line - up]?.[column - left] ?? Infinity
      const isSwapped = line > 1 && column > 1 && one[line - 1] === other[column - 2] && one[line - 2] === other[column - 1]
      const best = Math.min(
        cell(1, 1) + (one[line - 1] === other[column - 1] ? 0 : 1),
        cell(1, 0) + 1,
        cell(0, 1) + 1,
        isSwapped ? cell(2, 2) + 1 : Infinity,
      )
      const row = table[line]
      if (row !== undefined) row[column] = best
    }
  return table[one.length]?.[other.length] ?? Infinity
}

describe('the distance of two words', () => {
  it('is that of the textbook, up to the limit', () => {
    fc.assert(
      fc.property(words, words, fc.integer({ min: 0, max: 3 }), (one, other, limit) => {
        expect(editDistance(one, other, limit)).toBe(Math.min(plainDistance(one, other), limit + 1))
      }),
      { numRuns: 3000 },
    )
  })

  it('of a word being typed is that to the beginning that fits best', () => {
    fc.assert(
      fc.property(words, words, fc.integer({ min: 0, max: 3 }), (typed, word, limit) => {
        const beginnings = Array.from({ length: word.length + 1 }, (_, length) => plainDistance(typed, word.slice(0, length)))
        expect(editDistance(typed, word, limit, true)).toBe(Math.min(...beginnings, limit + 1))
      }),
      { numRuns: 3000 },
    )
  })

  it('is at least half the number of letters that only one of them has', () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        expect(countBits(letterMask(one) ^ letterMask(other))).toBeLessThanOrEqual(2 * plainDistance(one, other))
      }),
    )
  })
})
