import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { apart } from '#renderer/features/room/results/apart.ts'
import { cloudScale, cloudWords } from '#renderer/features/room/results/cloud-words.ts'
import { pagesOf } from '#renderer/features/room/results/pages-of.ts'
import { highest, mostOf } from '#renderer/features/room/results/shown-result.ts'

const words = fc.array(fc.record({ text: fc.string({ minLength: 1, maxLength: 30 }), count: fc.integer({ min: 1, max: 200 }) }), {
  maxLength: 60,
})

describe('a word cloud', () => {
  it('is the same whatever order the words came in', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom('a', 'b', 'c', 'd') }), { maxLength: 20 }),
        texts => {
          const list = texts.map((text, place) => ({ text, count: 1 + (place % 4) }))
          expect(cloudWords([...list].reverse())).toEqual(cloudWords(list))
        },
      ),
    )
  })

  it('has no word smaller than the text around, and no frequent one smaller than a rare one', () => {
    fc.assert(
      fc.property(words, list => {
        const set = [...cloudWords(list)].sort((one, other) => other.count - one.count)
        expect(set.every(({ size }) => size >= 1)).toBe(true)
        expect(set.every(({ size }, place) => place === 0 || size <= (set[place - 1]?.size ?? size))).toBe(true)
        expect(cloudScale(set)).toBeGreaterThanOrEqual(1)
      }),
    )
  })

  it('sets the most frequent in the middle', () => {
    const set = cloudWords([
      { text: 'water', count: 9 },
      { text: 'road', count: 1 },
      { text: 'bus', count: 2 },
    ])
    expect(set.map(({ text }) => text)).toEqual(['bus', 'water', 'road'])
  })
})

describe('pages of the wall', () => {
  it('hold everything once, in order, and never more than fits, but for what is longer than a page', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 15 }), { maxLength: 40 }), fc.integer({ min: 4, max: 12 }), (lines, capacity) => {
        const pages = pagesOf(lines, line => line, capacity)
        expect(pages.flat()).toEqual(lines)
        expect(pages.every(page => page.length === 1 || page.reduce((sum, line) => sum + line, 0) <= capacity)).toBe(true)
      }),
    )
  })
})

describe('dots on the map', () => {
  it('stay on it, and eight of them never cover one another', () => {
    const spot = fc.record({ x: fc.double({ min: 0, max: 1, noNaN: true }), y: fc.double({ min: 0, max: 1, noNaN: true }) })
    fc.assert(
      fc.property(fc.array(spot, { maxLength: 8 }), spots => {
        const set = apart(spots, 0.11)
        expect(set.every(({ x, y }) => x >= 0 && x <= 1 && y >= 0 && y <= 1)).toBe(true)
        const near = set.flatMap((one, place) => set.slice(place + 1).filter(other => Math.hypot(one.x - other.x, one.y - other.y) < 0.1))
        expect(near).toEqual([])
      }),
    )
  })

  it('are where they are when nothing lies on them', () => {
    const spots = [
      { x: 0, y: 0 },
      { x: 1, y: 0.5 },
    ]
    expect(apart(spots, 0.11)).toEqual(spots)
  })
})

describe('the largest', () => {
  it('of counts may be several', () => {
    expect(mostOf([2, 5, 5])).toEqual({ places: [1, 2], most: 5 })
    expect(mostOf([0, 0])).toEqual({ places: [], most: 0 })
  })

  it('of numbers is the first, and none where there is none', () => {
    expect(highest([undefined, -2, -1, -1])).toBe(2)
    expect(highest([undefined])).toBeUndefined()
  })
})
