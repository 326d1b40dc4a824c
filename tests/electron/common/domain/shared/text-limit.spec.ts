import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTooLong, measureText } from '#common/domain/shared/text-limit.ts'

describe('the limit of a text', () => {
  it.each([
    [12, 3, { kind: 'fits' }],
    [12, 12, { kind: 'fits' }],
    [12, 13, { kind: 'over', excess: 1 }],
    [120, 107, { kind: 'fits' }],
    [120, 108, { kind: 'near', left: 12 }],
    [120, 120, { kind: 'near', left: 0 }],
    [120, 121, { kind: 'over', excess: 1 }],
    [20_000, 19_799, { kind: 'fits' }],
    [20_000, 19_800, { kind: 'near', left: 200 }],
    [20_000, 25_000, { kind: 'over', excess: 5_000 }],
  ])('of %i characters tells of a text of %i: %o', (limit, length, fit) => {
    expect(measureText('a'.repeat(length), limit)).toEqual(fit)
  })

  it('is announced before it is reached, and exceeded only when the text is too long', () => {
    fc.assert(
      fc.property(fc.integer({ min: 41, max: 500 }), fc.string({ maxLength: 600 }), (limit, text) => {
        expect(measureText(text, limit).kind === 'over').toBe(isTooLong(text, limit))
        expect(measureText('a'.repeat(limit - 1), limit).kind).toBe('near')
      }),
    )
  })
})
