import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  readSourceList,
  SOURCE_FIELDS,
  withNewSource,
  withoutSource,
  withSourceField,
  type SourceEntry,
  type SourceField,
  type SourceList,
} from '#common/domain/courses/edit/edit-sources.ts'
import { hasSeveralDocuments } from '#common/domain/courses/edit/edit-yaml.ts'
import { parseSources } from '#common/domain/courses/parse-sources.ts'
import { root } from '#tests/support/project-root.ts'

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

function read(text: string): SourceList {
  const list = readSourceList(text)
  if (list === undefined) throw new Error('not a list')
  return list
}

function at(list: SourceList, index: number): SourceEntry {
  const entry = list.entries[index]
  if (entry === undefined) throw new Error('no such entry')
  return entry
}

function change(text: string, index: number, field: SourceField, value: string): string {
  const list = read(text)
  return withSourceField(list, at(list, index), field, value).text
}

describe('an edit of sources.yaml', () => {
  it('changes its field only', () => {
    expect(change(SOURCES, 1, 'year', '2016')).toBe(SOURCES.replace('year: 2015\n', 'year: "2016"\n'))
    expect(change(SOURCES, 0, 'title', 'A workbook')).toBe(SOURCES.replace('A handbook', 'A workbook'))
    expect(change(SOURCES, 1, 'url', '')).toBe(SOURCES.replace('  url: "https://example.org"\n', ''))
  })

  it('adds a source under the next number, and takes it out again', () => {
    const added = withNewSource(read(SOURCES))
    expect(added.text).toBe(`${SOURCES}- id: 8\n  title: ""\n`)
    expect(withoutSource(added, at(added, 2)).text).toBe(SOURCES)
    expect(withNewSource(read('')).text).toBe('- id: 1\n  title: ""\n')
    expect(withoutSource(read(SOURCES), at(read(SOURCES), 1)).text).toBe(SOURCES)
    const list = read(SOURCES)
    expect(withoutSource(list, at(list, 1)).text).not.toContain('The Act')
  })

  it.each([
    ['the same number', '- id: 1\n  title: A\n- id: 1\n  title: B\n- id: 1\n  title: C\n'],
    ['no number', '- title: A\n- title: B\n- title: C\n'],
    ['the same number in one line each', '[ { id: 1, title: A }, { id: 1, title: B }, { id: 1, title: C } ]\n'],
  ])('finds the entry that is meant among several with %s', (_, text) => {
    const changed = withSourceField(read(text), at(read(text), 1), 'title', 'X')
    expect(changed.text).toBe(text)
    const list = read(text)
    const next = withSourceField(list, at(list, 1), 'title', 'X')
    expect(next.text).toBe(text.replace('B', 'X'))
    const left = withoutSource(next, at(next, 0))
    expect(left.entries.map(({ title, key }) => [title, key])).toEqual([
      ['X', 1],
      ['C', 2],
    ])
    expect(read(left.text).entries.map(({ title }) => title)).toEqual(['X', 'C'])
    expect(withSourceField(left, at(next, 1), 'title', 'Y')).toBe(left)
  })

  it('leaves alone what is no list, and what has aliases', () => {
    for (const text of ['a: 1\n', '- [\n', '- &a { id: 1, title: A }\n- *a\n']) expect(readSourceList(text)).toBeUndefined()
  })

  it('leaves alone a file with a second part, and it can be told', () => {
    for (const text of [`${SOURCES}---\n- id: 9\n  title: Other\n`, '---\n- id: 1\n---\n- id: 2\n'])
      expect([readSourceList(text), hasSeveralDocuments(text)]).toEqual([undefined, true])
    expect([read(`---\n${SOURCES}`).entries.length, hasSeveralDocuments(`---\n${SOURCES}`)]).toEqual([2, false])
    expect(change(`---\n${SOURCES}`, 1, 'year', '')).toBe(`---\n${SOURCES.replace('  year: 2015\n', '')}`)
  })

  it('keeps what it knows of the list true, edit after edit', () => {
    const text = readFileSync(`${root}/courses/sources.yaml`, 'utf8').split('\n').slice(0, 60).join('\n')
    const edits = fc.array(
      fc.tuple(fc.nat(30), fc.constantFrom(...SOURCE_FIELDS), fc.constantFrom('', 'x', 'a: b', '# c', 'a "b"', '2015', '- d', 'é’', ' e ')),
      { maxLength: 5 },
    )
    fc.assert(
      fc.property(fc.constantFrom(text, SOURCES, SOURCES.trimEnd(), `- title: A\n${SOURCES}\n\n`), edits, (start, changes) => {
        let list = read(start)
        for (const [place, field, value] of changes) {
          const source = at(list, place % list.entries.length)
          list = withSourceField(list, source, field, value)
          expect(at(list, place % list.entries.length)).toEqual({ ...source, [field]: value })
          expect(list).toEqual(read(list.text))
        }
      }),
    )
  })

  it('reads what was written, whatever is typed, and leaves the other source as it was', () => {
    const typed = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter(text => !/[\p{C}\p{Zl}\p{Zp}]/u.test(text) && text.trim() === text)
    fc.assert(
      fc.property(typed, fc.constantFrom(...SOURCE_FIELDS), (value, field) => {
        const next = change(SOURCES, 1, field, value)
        expect(read(next).entries[1]?.[field]).toBe(value)
        expect(next.slice(0, next.indexOf('# The law'))).toBe(SOURCES.slice(0, SOURCES.indexOf('# The law')))
        expect(parseSources(next).problems.filter(({ code }) => code.startsWith('yaml'))).toEqual([])
      }),
    )
  })
})
