import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { separateDots } from '#renderer/features/room/results/separate-dots.ts'
import { layOutCloud } from '#renderer/features/room/results/word-cloud.ts'
import { paginateByHeight } from '#renderer/features/room/results/paging/paginate.ts'
import { findLast, findLeaders } from '#common/domain/room/rules/results/find-leaders.ts'
import { findMostChosen } from '#renderer/features/room/results/displayed-result.ts'

const words = fc.array(fc.record({ text: fc.string({ minLength: 1, maxLength: 30 }), count: fc.integer({ min: 1, max: 200 }) }), {
  maxLength: 60,
})

describe('a word cloud', () => {
  it('does not depend on the order of the words', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom('a', 'b', 'c', 'd') }), { maxLength: 20 }),
        texts => {
          const list = texts.map((text, index) => ({ text, count: 1 + (index % 4) }))
          expect(layOutCloud([...list].reverse())).toEqual(layOutCloud(list))
        },
      ),
    )
  })

  it('keeps words with accents beside those without when there are too many', () => {
    const list = [...'abcdfghijklmnopqrstuvwxyz'].flatMap(letter => [`${letter}a`, `${letter}b`]).concat('été', 'école')
    const shown = layOutCloud(list.map(text => ({ text, count: 1 }))).map(({ text }) => text)
    expect(shown).toEqual(expect.arrayContaining(['école', 'été']))
  })

  it('never makes a frequent word smaller than a rare one, or any smaller than the text around', () => {
    fc.assert(
      fc.property(words, list => {
        const set = [...layOutCloud(list)].sort((one, other) => other.count - one.count)
        expect(set.every(({ size }) => size >= 1)).toBe(true)
        expect(set.every(({ size }, index) => index === 0 || size <= (set[index - 1]?.size ?? size))).toBe(true)
      }),
    )
  })

  it('puts the most frequent word in the middle', () => {
    const set = layOutCloud([
      { text: 'water', count: 9 },
      { text: 'road', count: 1 },
      { text: 'bus', count: 2 },
    ])
    expect(set.map(({ text }) => text)).toEqual(['bus', 'water', 'road'])
  })
})

describe('pages of the projector', () => {
  it('contain every item once, in order, and never more than fits, unless one item is longer than a page', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 15 }), { maxLength: 40 }), fc.integer({ min: 4, max: 12 }), (heights, capacity) => {
        const lines = heights.map((height, index) => ({ top: heights.slice(0, index).reduce((sum, above) => sum + above, 0), height }))
        const pages = paginateByHeight(lines, capacity)
        expect(pages.flat()).toEqual([...heights.keys()])
        const measure = (page: readonly number[]): number => page.reduce((sum, index) => sum + (heights[index] ?? 0), 0)
        expect(pages.every(page => page.length === 1 || measure(page) <= capacity)).toBe(true)
      }),
    )
  })
})

describe('dots of the stakeholder matrix', () => {
  it('stay inside it and, up to eight of them, never overlap', () => {
    const spot = fc.record({ x: fc.double({ min: 0, max: 1, noNaN: true }), y: fc.double({ min: 0, max: 1, noNaN: true }) })
    fc.assert(
      fc.property(fc.array(spot, { maxLength: 8 }), spots => {
        const set = separateDots(spots, 0.11)
        expect(set.every(({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1)).toBe(true)
        const near = set.flatMap((one, index) => set.slice(index + 1).filter(other => Math.hypot(one.x - other.x, one.y - other.y) < 0.1))
        expect(near).toEqual([])
      }),
    )
  })

  it('do not move without an overlap', () => {
    const spots = [
      { x: 0, y: 0 },
      { x: 1, y: 0.5 },
    ]
    expect(separateDots(spots, 0.11)).toEqual(spots)
  })
})

describe('the largest number', () => {
  it('can be reached by several counts', () => {
    expect(findMostChosen([2, 5, 5])).toEqual({ indexes: [1, 2], most: 5 })
    expect(findMostChosen([0, 0])).toEqual({ indexes: [], most: 0 })
  })

  it('is that of all equals, whatever rounding did to their means, and of nobody without numbers', () => {
    expect(findLeaders([undefined, -2, 0.1 + 0.2, 0.3])).toEqual([2, 3])
    expect(findLast([undefined, -2, 4, -2])).toEqual([1, 3])
    expect(findLeaders([undefined])).toEqual([])
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 5 }), { nil: undefined })), numbers => {
        const leaders = findLeaders(numbers).map(index => numbers[index] ?? -1)
        const known = numbers.filter(value => value !== undefined)
        expect(leaders).toEqual(known.filter(value => value === Math.max(...known)))
      }),
    )
  })
})
