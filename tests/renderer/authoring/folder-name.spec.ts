import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { planRename } from '#common/domain/courses/edit/plan-files.ts'
import { isContentId } from '#common/domain/shared/content/content-id.ts'
import { toFileName, toFolderName } from '#renderer/features/authoring/folder-name.ts'
import { findLineRange } from '#renderer/features/authoring/line-range.ts'

describe('the folder name of a course', () => {
  it.each([
    ['The welcome desk', 'the-welcome-desk'],
    ['  Élus & migrations : 2026! ', 'elus-migrations-2026'],
    ['مكتب الاستقبال', ''],
  ])('derived from %j is %j', (title, name) => {
    expect(toFolderName(title)).toBe(name)
  })

  it('is a valid content id or empty for any title', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), title => toFolderName(title) === '' || isContentId(toFolderName(title))))
  })
})

describe('the name of a lesson’s file', () => {
  it.each([
    ['Étude de cas', 'etude-de-cas'],
    ['  Año nuevo: ¿qué hacer?', 'ano-nuevo-que-hacer'],
    ['مكتب الاستقبال', 'مكتب-الاستقبال'],
    ['my_lesson.md', 'my_lesson'],
    ['…', ''],
  ])('for %j is %j', (typed, name) => {
    expect(toFileName(typed)).toBe(name)
  })

  it('is one that a lesson may have, or empty, whatever is typed', () => {
    const texts = new Map([['en/01-a.md', '---\nid: a\n---\n']])
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), typed => {
        const name = toFileName(typed)
        if (name !== '') expect(planRename({ texts, original: 'en' }, 'en/01-a.md', name)).toMatchObject({ kind: 'planned' })
      }),
    )
  })
})

describe('the range of a line', () => {
  it('is given by the offsets of its start and end', () => {
    expect(findLineRange('one\ntwo\n\nfour', 2)).toEqual({ start: 4, end: 7 })
    expect(findLineRange('one\ntwo\n\nfour', 3)).toEqual({ start: 8, end: 8 })
  })

  it('is that of the first or last line for a number outside the text', () => {
    expect(findLineRange('one\ntwo', 0)).toEqual({ start: 0, end: 3 })
    expect(findLineRange('one\ntwo', 99)).toEqual({ start: 4, end: 7 })
    expect(findLineRange('', 1)).toEqual({ start: 0, end: 0 })
  })
})
