import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSources } from '#common/domain/courses/parse-sources.ts'
import { markedSources, filterYamlEntries } from '#common/domain/packs/filter-yaml-entries.ts'

const SOURCES = readFileSync(join(import.meta.dirname, '../../../../../courses/sources.yaml'), 'utf8')
const all = parseSources(SOURCES).sources

describe('the entries of a shared file that a course needs', () => {
  it('are unchanged, and filtering twice gives the same text', () => {
    fc.assert(
      fc.property(
        fc.subarray(
          all.map(source => String(source.id)),
          { minLength: 1, maxLength: 12 },
        ),
        ids => {
          const wanted = new Set(ids)
          const text = filterYamlEntries(SOURCES, wanted)
          expect(parseSources(text)).toEqual({ sources: all.filter(source => wanted.has(String(source.id))), problems: [] })
          expect(filterYamlEntries(text, wanted)).toBe(text)
        },
      ),
      { numRuns: 30 },
    )
  })

  it('are none when the text is not a list or none is needed', () => {
    expect(filterYamlEntries('a: 1', new Set(['1']))).toBe('')
    expect(filterYamlEntries('', new Set(['1']))).toBe('')
    expect(filterYamlEntries(SOURCES, new Set(['no-such']))).toBe('')
  })

  it('keep unknown fields', () => {
    expect(filterYamlEntries('- { id: 1, title: One, later: "yes" }\n- { id: 2, title: Two }\n', new Set(['1']))).toBe(
      '- { id: 1, title: One, later: "yes" }\n',
    )
  })
})

describe('the sources marked in a text', () => {
  it('are the numbers of all its marks', () => {
    expect(markedSources('One [@7], two [@44; @46]. Not [7] nor @9 nor [@x].')).toEqual(['7', '44', '46'])
  })
})
