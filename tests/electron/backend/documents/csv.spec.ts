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

  it('keeps numbers below zero as numbers', () => {
    expect(renderCsv(['Points'], [[-2.5]], 'fr')).toBe('\uFEFFPoints\r\n"-2,5"\r\n'.replaceAll('"', ''))
    expect(renderCsv(['Points'], [[-2.5]], 'en')).toBe('\uFEFFPoints\r\n-2.5\r\n')
  })

  it.each([
    ['en', '=1+1', `"'=1+1"`],
    ['en', 'x;=1+1', "x;'=1+1"],
    ['fr', 'x, @SUM(A1)', "x, '@SUM(A1)"],
    ['fr', 'x;=1+1', `"x;'=1+1"`],
  ] as const)('in %s never makes a formula of %j, whatever separates the columns of the one who opens it', (lang, typed, written) => {
    expect(renderCsv(['a'], [[typed]], lang)).toBe(`\uFEFFa\r\n${written}\r\n`)
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
