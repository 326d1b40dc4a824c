import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { describePlace, findPlace } from '#common/domain/progress/reading-place.ts'

const paragraphs = fc.array(fc.string({ minLength: 1, maxLength: 200 }), { minLength: 1, maxLength: 30 })

describe('a place in a lesson', () => {
  it('is found where it was', () => {
    fc.assert(
      fc.property(paragraphs, fc.nat(), (texts, number) => {
        const at = number % texts.length
        expect(findPlace(describePlace(texts, at), texts)).toBe(at)
      }),
    )
  })

  it('moves with its words when paragraphs are added before it', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(
          fc.string({ minLength: 1, maxLength: 40 }).map(text => `x ${text.trim()} x`),
          { minLength: 2 },
        ),
        fc.nat(),
        (texts, number) => {
          const at = number % texts.length
          expect(findPlace(describePlace(texts, at), ['New', 'Also new', ...texts])).toBe(at + 2)
        },
      ),
    )
  })

  it('keeps its number in another language, and is gone from a lesson that has become shorter', () => {
    const place = describePlace(['One', 'Two', 'Three'], 2)
    expect(findPlace(place, ['Un', 'Deux', 'Trois'])).toBe(2)
    expect(findPlace(place, ['Un', 'Deux'])).toBeUndefined()
  })
})
