import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNumbers } from '#common/domain/quizzes/read-numbers.ts'

describe('readNumbers', () => {
  it.each([
    ['3.7', [3.7]],
    ['3,7', [3.7]],
    [' 3,7 % ', [3.7]],
    ['٣٫٧', [3.7]],
    ['۳٫۷', [3.7]],
    ['३.७', [3.7]],
    ['-2', [-2]],
    ['−2', [-2]],
    ['.5', [0.5]],
    ['304 000 000', [304_000_000]],
    ['304\u202f000\u202f000', [304_000_000]],
    ['1,234.5', [1234.5]],
    ['1.234,5', [1234.5]],
    ['1,234', [1.234, 1234]],
    ['1.234.567', [1234.567, 1_234_567]],
    ['٣٠٤', [304]],
  ])('reads %j as %j', (text, numbers) => {
    expect(readNumbers(text)).toEqual(numbers)
  })

  it.each(['', 'many', '3 or 4', '1e3', '--2', '3.7.', 'NaN', 'Infinity', '.'])('finds no number in %j', text => {
    expect(readNumbers(text).filter(value => !Number.isFinite(value))).toEqual([])
    if (text !== '3.7.') expect(readNumbers(text)).toEqual([])
  })

  it('ignores the unit', () => {
    expect(readNumbers('304 million', 'million')).toEqual([304])
  })

  it('reads back every number it is given, with a point or a comma', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 0, max: 99 }), (whole, hundredths) => {
        const value = Number(`${whole}.${String(hundredths).padStart(2, '0')}`)
        expect(readNumbers(`${whole}.${String(hundredths).padStart(2, '0')}`)).toContain(value)
        expect(readNumbers(`${whole},${String(hundredths).padStart(2, '0')}`)).toContain(value)
      }),
    )
  })
})
