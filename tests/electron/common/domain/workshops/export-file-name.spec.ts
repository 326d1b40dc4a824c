import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { getExportFileName } from '#common/domain/workshops/export-file-name.ts'

describe('the file name of an export', () => {
  it('says the workshop, what it is and the day', () => {
    expect(getExportFileName({ title: 'Who moves? A/B', what: 'Workshop report', date: '2026-03-05', extension: 'xlsx' })).toBe(
      'Who moves A B - Workshop report - 2026-03-05.xlsx',
    )
  })

  it('can be written on every disk, and is another one for another document, for any title', () => {
    const anyText = fc.string({ unit: 'grapheme', maxLength: 200 })
    fc.assert(
      fc.property(anyText, fc.uniqueArray(fc.constantFrom('Report', 'Plan', 'شهادة حضور', 'Résumé'), { minLength: 2 }), (title, kinds) => {
        const names = kinds.map(what => getExportFileName({ title, what, date: '2026-03-05', extension: 'pdf' }))
        expect(new Set(names).size).toBe(kinds.length)
        for (const name of names) {
          expect(name).toMatch(/^[^.\s\\/:*?"<>|\p{Cc}][^\\/:*?"<>|\p{Cc}]*2026-03-05\.pdf$/u)
          expect([...name].length).toBeLessThanOrEqual(110)
        }
      }),
    )
  })
})
