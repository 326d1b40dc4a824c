import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isContentId } from '#common/domain/shared/content/content-id.ts'
import { nameFromTitle } from '#renderer/features/authoring/draft-name.ts'
import { lineRange } from '#renderer/features/authoring/line-range.ts'

describe('the name of a course’s folder', () => {
  it.each([
    ['The welcome desk', 'the-welcome-desk'],
    ['  Élus & migrations : 2026! ', 'elus-migrations-2026'],
    ['مكتب الاستقبال', ''],
  ])('made of %j is %j', (title, name) => {
    expect(nameFromTitle(title)).toBe(name)
  })

  it('is one that a course may have, or nothing, whatever the title is', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), title => nameFromTitle(title) === '' || isContentId(nameFromTitle(title))))
  })
})

describe('the place of a line', () => {
  it('is its first and last letter', () => {
    expect(lineRange('one\ntwo\n\nfour', 2)).toEqual({ start: 4, end: 7 })
    expect(lineRange('one\ntwo\n\nfour', 3)).toEqual({ start: 8, end: 8 })
  })

  it('is the first or last line for a number outside the text', () => {
    expect(lineRange('one\ntwo', 0)).toEqual({ start: 0, end: 3 })
    expect(lineRange('one\ntwo', 99)).toEqual({ start: 4, end: 7 })
    expect(lineRange('', 1)).toEqual({ start: 0, end: 0 })
  })
})
