import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPictureType, renderPicture, toPictureName } from '#common/domain/courses/edit/picture-file.ts'
import { placeBlock } from '#common/domain/courses/edit/insert-text.ts'
import { parseLesson } from '#common/domain/courses/parse-lesson.ts'
import { isSafeName } from '#common/domain/shared/content/file-names.ts'
import { foldPath } from '#common/domain/packs/pack-path.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const HEAD = '---\nid: one\ntitle: One\nminutes: 5\nobjectives:\n  - Say it\n---\n'
const parse = (text: string) =>
  parseLesson(text, { courseId: 'a', version: '1.0.0', lessonIds: new Map(), direction: 'ltr', onText: () => undefined })

describe('a file is a picture', () => {
  it('by its bytes, not by its name', () => {
    expect(findPictureType(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0]))).toBe('png')
    expect(findPictureType(new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBe('jpg')
    expect(findPictureType(bytes('RIFF1234WEBPVP8 '))).toBe('webp')
    expect(findPictureType(bytes('\uFEFF<?xml version="1.0"?>\n<!-- by us -->\n<!DOCTYPE svg PUBLIC "a" "b">\n<svg xmlns="x"/>'))).toBe(
      'svg',
    )
  })

  it.each(['', 'GIF89a', '<html><svg/></html>', 'some words', '%PDF-1.7'])('but not when it holds %j', text => {
    expect(findPictureType(bytes(text))).toBeUndefined()
  })
})

describe('the name of a picture', () => {
  it('comes from its file, safe for every computer', () => {
    expect(toPictureName('C:\\Holiday Photo (2).PNG', 'png', [])).toBe('C-Holiday-Photo-2.png')
    expect(toPictureName('مدينة جميلة.jpeg', 'jpg', [])).toBe('مدينة-جميلة.jpg')
    expect(toPictureName('con.png', 'png', [])).toBe('picture-con.png')
    expect(toPictureName('???', 'svg', ['picture.svg'])).toBe('picture-2.svg')
  })

  it('is safe and new, whatever the file is called', () => {
    const names = fc.string({ unit: 'grapheme', maxLength: 90 })
    fc.assert(
      fc.property(names, names, (fileName, other) => {
        const first = toPictureName(other, 'png', [])
        const name = toPictureName(fileName, 'png', [first])
        expect(isSafeName(name)).toBe(true)
        expect(foldPath(name)).not.toBe(foldPath(first))
      }),
    )
  })
})

describe('a picture in a lesson', () => {
  it('has the words and the caption that were typed, and no problem', () => {
    const lesson = `${HEAD}\n${renderPicture('town.png', 'Two [old]\nhouses \\', 'The "old" town (1900)')}\n`
    const { lesson: parsed, problems } = parse(lesson)
    expect(problems).toEqual([])
    expect(parsed?.blocks).toEqual([
      expect.objectContaining({ kind: 'figure', alt: 'Two (old) houses /', caption: 'The ”old” town (1900)' }),
    ])
  })

  it.each(['##a', '- a', '☐ a', '<!– a'])('is a figure whose words are %j', words => {
    expect(parse(`${HEAD}\n${renderPicture('town.png', words, words)}\n`).problems).toEqual([])
  })

  it('is a figure with any words', () => {
    const words = fc
      .string({ unit: fc.constantFrom(...'ab Z9"\'[](){}:#>|!.,?\\\n', 'é', 'ق'), maxLength: 20 })
      .filter(text => text.trim() !== '')
    fc.assert(
      fc.property(words, words, (alt, caption) => {
        const { lesson, problems } = parse(`${HEAD}\n${renderPicture('town.png', alt, caption)}\n`)
        expect(problems).toEqual([])
        expect(lesson?.blocks.map(({ kind }) => kind)).toEqual(['figure'])
      }),
    )
  })
})

describe('a block put into a text', () => {
  const insert = (text: string, cursor: number) => {
    const { at, text: block } = placeBlock(text, cursor, 'NEW')
    return text.slice(0, at) + block + text.slice(at)
  }

  it.each([
    ['One\ntwo\n\nThree\n', 1, 'One\ntwo\n\nNEW\n\nThree\n'],
    ['One\n\n\nThree\n', 4, 'One\n\nNEW\n\nThree\n'],
    ['One', 3, 'One\n\nNEW\n'],
    ['One\n', 4, 'One\n\nNEW\n'],
    ['', 0, 'NEW\n'],
    ['---\nid: a\n---\n\nOne\n', 6, '---\nid: a\n---\n\nNEW\n\nOne\n'],
    ['---\nid: a\n---\nOne\n', 0, '---\nid: a\n---\nOne\n\nNEW\n'],
    ['> [!NOTE] A\n> b\n\nTwo\n', 3, '> [!NOTE] A\n> b\n\nNEW\n\nTwo\n'],
  ])('stands apart: %j at %i', (text, cursor, expected) => {
    expect(insert(text, cursor)).toBe(expected)
  })

  it('is alone between empty lines, and nothing else changes', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '>', '\n', '\n'), maxLength: 40 })
    fc.assert(
      fc.property(texts, fc.nat(40), (text, cursor) => {
        const { at, text: block } = placeBlock(text, cursor, 'NEW')
        const lines = (text.slice(0, at) + block + text.slice(at)).split('\n')
        const line = lines.indexOf('NEW')
        expect(line).not.toBe(-1)
        expect((lines[line - 1] ?? '').trim()).toBe('')
        expect((lines[line + 1] ?? '').trim()).toBe('')
        expect(block.replace('NEW', '').trim()).toBe('')
      }),
    )
  })
})
