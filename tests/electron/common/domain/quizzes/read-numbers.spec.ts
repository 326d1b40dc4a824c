import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readNumbers } from '#common/domain/quizzes/read-numbers.ts'

describe('readNumbers', () => {
  it.each([
    ['3.7', [3.7]],
    ['3,7', [3.7]],
    ['50 per cent', [50]],
    ['50 pour cent', [50]],
    ['50 por ciento', [50]],
    ['0.250', [0.25]],
    ['0,125', [0.125]],
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
    ['1.234.567', [1_234_567]],
    ['12,34,567', [1_234_567]],
    ['26 municipalities', [26]],
    ['26 communes.', [26]],
    ['٢٦ بلدية', [26]],
    ['٣،٧', [3.7]],
    ['€ 1 250,50', [1250.5]],
    ['12 km²', [12]],
    ['26.', [26]],
    ['٣٠٤', [304]],
  ])('reads %j as %j', (text, numbers) => {
    expect(readNumbers(text)).toEqual(numbers)
  })

  it.each([
    ...['', 'many', 'twelve', 'abc', 'NaN', 'Infinity', '.', '--2', '-', 'ستة'],
    ...['3 or 4', '12 34', '26–30', '1/2', '1e3', '1.2.3', '1,2,3', '12:30', '26 (of 40)', '2026-11-29'],
    ...['3 thousand', '26k', '3 millones', '3 mille', '٣ آلاف', 'about 26'],
  ])('finds no number in %j', text => {
    expect(readNumbers(text)).toEqual([])
  })

  it('ignores the unit', () => {
    expect(readNumbers('304 million', 'million')).toEqual([304])
    expect(readNumbers('304 millions of people', 'million')).toEqual([304])
    expect(readNumbers('USD 304', 'USD')).toEqual([304])
    expect(readNumbers('304 thousand', 'million')).toEqual([])
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

  const unitWord = fc.constantFrom('municipalities', 'communes', 'personas', 'بلدية', 'people a year', '%', '€', 'km')

  it('reads a number with its unit as that number, in any digits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999 }), unitWord, fc.boolean(), (value, unit, isArabic) => {
        const digits = isArabic ? [...String(value)].map(digit => String.fromCharCode(0x0660 + Number(digit))).join('') : String(value)
        expect(readNumbers(`${digits} ${unit}`)).toEqual([value])
      }),
    )
  })

  it('never takes two numbers for one', () => {
    const number = fc.integer({ min: 1, max: 9999 })
    const between = fc.constantFrom(' or ', ' to ', ' and ', ' / ', ' - ', '–', ' of ', ' x ', ' plus ', '; ', ' (', ' à ', ' o ')
    fc.assert(
      fc.property(number, between, number, (one, word, other) => {
        expect(readNumbers(`${one}${word}${other}`)).toEqual([])
      }),
    )
  })

  it('finds no number in words', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\p{L}\s'.,%-]*$/u), text => {
        expect(readNumbers(text)).toEqual([])
      }),
    )
  })
})
