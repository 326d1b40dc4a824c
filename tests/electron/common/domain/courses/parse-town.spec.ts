import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseTown } from '../../../../../electron/common/domain/courses/parse-town.ts'

const codes = (text: string) => parseTown(text).problems.map(({ line, column, code }) => `${line}:${column} ${code}`)

describe('town.yaml', () => {
  it('is the data sheet of Belcora, without a fault', () => {
    const { figures, problems } = parseTown(readFileSync(fileURLToPath(new URL('../../../../../courses/town.yaml', import.meta.url)), 'utf8'))
    expect(problems).toEqual([])
    expect(figures.length).toBeGreaterThan(40)
    expect(figures).toContainEqual({ id: 'born-abroad-share', value: 6.5, says: 'per cent of residents born abroad' })
  })

  it('may be a list of more figures, or empty', () => {
    expect(parseTown('- { id: benches, value: 12, says: "benches" }\n')).toEqual({ figures: [{ id: 'benches', value: 12, says: 'benches' }], problems: [] })
    expect(parseTown('')).toEqual({ figures: [], problems: [] })
  })

  it.each([
    ['no name and no figures', 'places: {}\n', ['1:1 field-missing', '1:1 field-missing']],
    ['a value that is no number', 'name: B\nfigures:\n  - { id: a, value: many, says: "x" }\n', ['3:21 field-form']],
    ['an id twice', '- { id: a, value: 1, says: "x" }\n- { id: a, value: 2, says: "y" }\n', ['2:3 id-repeated']],
    ['a key it does not know', '- { id: a, value: 1, says: "x", unit: "y" }\n', ['1:33 key-unknown']],
  ])('is told of %s', (_, text, expected) => {
    expect(codes(text)).toEqual(expected)
  })
})
