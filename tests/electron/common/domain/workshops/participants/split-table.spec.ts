import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guessDelimiter, splitRows } from '#common/domain/workshops/participants/split-table.ts'

describe('splitting a table', () => {
  it('keeps an address of two lines in its cell, and takes rows for rows', () => {
    expect(splitRows('Amina,"12 Quay\nBelcora, Port"\nBinod,Hall', ',').map(({ line, cells }) => [line, ...cells])).toEqual([
      [1, 'Amina', '12 Quay\nBelcora, Port'],
      [3, 'Binod', 'Hall'],
    ])
    expect(splitRows('Amina,"Port\nBinod,Hall\nClara,"', ',').map(({ line, isQuoteOpen }) => [line, isQuoteOpen])).toEqual([
      [1, true],
      [2, false],
      [3, true],
    ])
  })

  it('puts every line of a text into a row, or into a cell of the row before it', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', '"', '""', '\n', ',', ' ', '"\n'), { maxLength: 30 }), parts => {
        const text = parts.join('')
        const rows = splitRows(text, ',')
        for (const [index, line] of text.split('\n').entries()) {
          const row = rows.findLast(started => started.line <= index + 1)
          const letters = line.replace(/[^ab]/g, '')
          expect(row?.cells.join('').replace(/[^ab]/g, '') ?? '').toContain(letters)
        }
      }),
    )
  })

  it('guesses the delimiter that splits most lines alike', () => {
    expect(guessDelimiter('Benali, Samira\tTown hall\nThapa, Binod\tPort')).toBe('\t')
    expect(guessDelimiter('Name,Note\nAmina,one; two\nBinod,none')).toBe(',')
  })
})
