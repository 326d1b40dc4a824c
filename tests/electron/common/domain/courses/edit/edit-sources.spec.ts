import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  readSourceEntries,
  SOURCE_FIELDS,
  withNewSource,
  withoutSource,
  withSourceField,
} from '#common/domain/courses/edit/edit-sources.ts'
import { parseSources } from '#common/domain/courses/parse-sources.ts'

const SOURCES = `# Ours.

- id: 1
  title: "A handbook"   # the first edition
  by: "IOM"
  year: "2015–2016"
# The law itself.
- id: 7
  title: The Act
  year: 2015
  url: "https://example.org"
`

describe('an edit of sources.yaml', () => {
  it('changes its field only', () => {
    expect(withSourceField(SOURCES, '7', 'year', '2016')).toBe(SOURCES.replace('year: 2015\n', 'year: "2016"\n'))
    expect(withSourceField(SOURCES, '1', 'title', 'A workbook')).toBe(SOURCES.replace('A handbook', 'A workbook'))
    expect(withSourceField(SOURCES, '7', 'url', '')).toBe(SOURCES.replace('  url: "https://example.org"\n', ''))
    expect(withSourceField(SOURCES, '3', 'title', 'Nobody')).toBe(SOURCES)
  })

  it('adds a source under the next number, and takes it out again', () => {
    const { text, id } = withNewSource(SOURCES)
    expect([id, text]).toEqual(['8', `${SOURCES}- id: 8\n  title: ""\n`])
    expect(withoutSource(text, '8')).toBe(SOURCES)
    expect(withNewSource('').text).toBe('- id: 1\n  title: ""\n')
    expect(withoutSource(SOURCES, '7')).not.toContain('The Act')
  })

  it('leaves alone what is no list, and what has aliases', () => {
    for (const text of ['a: 1\n', '- [\n', '- &a { id: 1, title: A }\n- *a\n']) {
      expect(readSourceEntries(text)).toBeUndefined()
      expect([withSourceField(text, '1', 'title', 'B'), withNewSource(text).text, withoutSource(text, '1')]).toEqual([text, text, text])
    }
  })

  it('reads what was written, whatever is typed, and leaves the other source as it was', () => {
    const typed = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter(text => !/[\p{C}\p{Zl}\p{Zp}]/u.test(text) && text.trim() === text)
    fc.assert(
      fc.property(typed, fc.constantFrom(...SOURCE_FIELDS), (value, field) => {
        const next = withSourceField(SOURCES, '7', field, value)
        expect(readSourceEntries(next)?.[1]?.[field]).toBe(value)
        expect(next.slice(0, next.indexOf('# The law'))).toBe(SOURCES.slice(0, SOURCES.indexOf('# The law')))
        expect(parseSources(next).problems.filter(({ code }) => code.startsWith('yaml'))).toEqual([])
      }),
    )
  })
})
