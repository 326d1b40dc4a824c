import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseTown } from '#common/domain/courses/parse-town.ts'

const codes = (text: string) => parseTown(text).problems.map(({ line, column, code }) => `${line}:${column} ${code}`)

describe('town.yaml', () => {
  it('is the data sheet of Belcora and has no problems', () => {
    const { figures, problems } = parseTown(
      readFileSync(fileURLToPath(new URL('../../../../../courses/town.yaml', import.meta.url)), 'utf8'),
    )
    expect(problems).toEqual([])
    expect(figures.length).toBeGreaterThan(40)
    expect(figures).toContainEqual({ id: 'born-abroad-share', value: 6.5, says: 'per cent of residents born abroad' })
  })

  it('may be missing', () => {
    expect(parseTown('')).toEqual({ names: [], figures: [], problems: [] })
  })

  it.each([
    ['no name and no figures', 'places: {}\n', ['1:1 field-missing', '1:1 field-missing']],
    ['a value that is no number', 'name: B\nfigures:\n  - { id: a, value: many, says: "x" }\n', ['3:21 field-form']],
    ['an id twice', 'name: B\nfigures:\n  - { id: a, value: 1, says: "x" }\n  - { id: a, value: 2, says: "y" }\n', ['4:5 id-repeated']],
    ['a key it does not know', 'name: B\nfigures:\n  - { id: a, value: 1, says: "x", unit: "y" }\n', ['3:35 key-unknown']],
  ])('reports %s', (_, text, expected) => {
    expect(codes(text)).toEqual(expected)
  })
})
