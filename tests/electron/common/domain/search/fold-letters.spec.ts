import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldLetters } from '#common/domain/search/fold-letters.ts'

describe('folding', () => {
  it.each([
    ['capitals and accents', 'Été', 'ete'],
    ['a tilde', 'niño', 'nino'],
    ['letters written as one', 'sœur', 'soeur'],
    ['Arabic vowel marks', 'مُهَاجِر', 'مهاجر'],
    ['tatweel', 'هـــجرة', 'هجره'],
    ['a hamza on alef', 'إدارة', 'ادارة'],
    ['a hamza below, above and as madda', 'أآإٱ', 'اااا'],
    ['the carrier of a hamza', 'مسؤول', 'مسئول'],
    ['ta marbuta', 'هجرة', 'هجره'],
    ['alef maqsura', 'على', 'علي'],
    ['Arabic-Indic digits', '٢٠٢٤', '2024'],
    ['Persian digits', '۲۰۲۴', '2024'],
    ['a soft hyphen', 'mi\u00ADgrant', 'migrant'],
  ])('is blind to %s', (_, written, meant) => {
    expect(foldLetters(written)).toBe(foldLetters(meant))
  })

  it('keeps words apart that differ in more than that', () => {
    expect(foldLetters('ماء')).not.toBe(foldLetters('ما'))
    expect(foldLetters('mayor')).not.toBe(foldLetters('major'))
  })

  it('changes nothing more when it is done again, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const folded = foldLetters(text)
        expect(foldLetters(folded)).toBe(folded)
        expect(folded).toMatch(/^[\p{L}\p{N}]*$/u)
      }),
      { numRuns: 300 },
    )
  })

  it('gives composed and decomposed letters one form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        expect(foldLetters(text.normalize('NFD'))).toBe(foldLetters(text.normalize('NFC')))
      }),
    )
  })
})
