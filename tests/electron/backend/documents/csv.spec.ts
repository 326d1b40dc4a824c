import fc from 'fast-check'
import Papa from 'papaparse'
import { describe, expect, it } from 'vitest'
import { renderCsv } from '#backend/documents/csv.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'

describe('a table for spreadsheet programs', () => {
  it.each([
    ['en', 'Name,Points\r\nAmina,0.5\r\n'],
    ['fr', 'Name;Points\r\nAmina;0,5\r\n'],
    ['es', 'Name;Points\r\nAmina;0,5\r\n'],
    ['ar', 'Name;Points\r\nAmina;0,5\r\n'],
  ] as const)('has the separators that Excel expects in %s', (lang, text) => {
    expect(renderCsv(['Name', 'Points'], [['Amina', 0.5]], lang)).toBe(`\uFEFF${text}`)
  })

  it('is read back as it was written, whatever separators are typed', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ';', ',', '"', '\n', ' ', 'é', 'م', '.') })
    fc.assert(
      fc.property(fc.constantFrom(...LOCALES), fc.array(fc.tuple(cell, cell), { minLength: 1 }), (lang, rows) => {
        const text = renderCsv(['a', 'b'], rows, lang).slice(1)
        expect(Papa.parse(text, { delimiter: lang === 'en' ? ',' : ';', newline: '\r\n' }).data.slice(1, -1)).toEqual(rows)
      }),
    )
  })
})
