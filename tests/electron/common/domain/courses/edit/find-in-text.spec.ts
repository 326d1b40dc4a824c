import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findInText, nextMatch, previousMatch, replaceAllMatches } from '#common/domain/courses/edit/find-in-text.ts'

describe('words found in a text', () => {
  it('are found as typed, with capitals or without', () => {
    expect(findInText('A town (the town).', 'TOWN', false)).toEqual([
      { start: 2, end: 6 },
      { start: 12, end: 16 },
    ])
    expect(findInText('A town (the town).', 'TOWN', true)).toEqual([])
    expect(findInText('a.b axb [x]{#id-1}', '.', false)).toEqual([{ start: 1, end: 2 }])
    expect(findInText('[x]{#id-1}', '{#id-1}', true)).toEqual([{ start: 3, end: 10 }])
    expect(findInText('words', '', false)).toEqual([])
  })

  it('stand where they are although letters before them change their length with their case', () => {
    expect(findInText('İİ town', 'TOWN', false)).toEqual([{ start: 3, end: 7 }])
    expect(findInText('تعيش البلدة في البلدة', 'البلدة', false)).toHaveLength(2)
  })

  it('are gone through from the cursor, and begin again after the last', () => {
    const matches = findInText('one two one two one', 'one', false)
    expect([0, 1, 9, 17].map(cursor => nextMatch(matches, cursor))).toEqual([0, 1, 2, 0])
    expect([0, 3, 8, 16].map(cursor => previousMatch(matches, cursor))).toEqual([2, 0, 0, 1])
    expect([nextMatch([], 0), previousMatch([], 0)]).toEqual([-1, -1])
  })

  it('are replaced by words as typed, and nothing else changes', () => {
    expect(replaceAllMatches('a town, a town', findInText('a town, a town', 'town', false), '$& city')).toBe('a $& city, a $& city')
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.', 'é', '\n') }),
        fc.constantFrom('a', 'ab', '.', 'é'),
        (text, query) => {
          expect(replaceAllMatches(text, findInText(text, query, true), 'X')).toBe(text.split(query).join('X'))
        },
      ),
    )
  })
})
