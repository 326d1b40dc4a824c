import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { INSERTED_BLOCKS } from '#common/domain/courses/edit/inserted-kinds.ts'
import { QUESTION_KINDS } from '#common/domain/quizzes/question.ts'
import { PICTURE_PART_BYTES } from '#common/domain/courses/edit/picture-file.ts'
import { placeBlock } from '#common/domain/courses/edit/insert-text.ts'
import { renderPicture } from '#common/domain/courses/edit/picture-file.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { createAuthoringFixture, editFile, type AuthoringFixture } from '#tests/support/authoring-fixture.ts'

let authoring: AuthoringFixture['authoring']
let createDraft: AuthoringFixture['createDraft']

beforeEach(async () => {
  ;({ authoring, createDraft } = await createAuthoringFixture())
})

const atEnd = (text: string, block: string): string => {
  const { at, text: inserted } = placeBlock(text, text.length, block)
  return text.slice(0, at) + inserted + text.slice(at)
}

describe('a block put into a file', () => {
  it.each(LOCALES)('is in the words of the file (%s), twice if one likes, and the course has no problems', async lang => {
    const folder = await createDraft('cours', lang)
    const insert = async (path: string, kinds: readonly Parameters<typeof authoring.insertion>[2][]) => {
      let text = await readFile(join(folder, path), 'utf8')
      for (const kind of [...kinds, ...kinds]) text = atEnd(text, await authoring.insertion(folder, path, kind, text))
      await editFile(folder, path, () => text)
    }
    await insert(`${lang}/01-first-lesson.md`, [...INSERTED_BLOCKS, ...QUESTION_KINDS])
    await insert(`${lang}/quiz.md`, ['multiple', 'gap', 'numeric'])
    const { problems } = await authoring.open(folder, lang)
    expect(problems).toEqual([])
    const page = await authoring.page(folder, `${lang}/01-first-lesson.md`)
    const kinds = page.kind === 'lesson' ? page.blocks.map(({ kind }) => kind) : []
    expect(kinds.filter(kind => kind === 'check')).toHaveLength(1 + 2 * QUESTION_KINDS.length)
    expect(kinds.filter(kind => kind === 'callout')).toHaveLength(1 + 2 * 6)
  })

  it('is a question of the bank in each kind', async () => {
    const folder = await createDraft()
    for (const kind of QUESTION_KINDS) {
      const before = await readFile(join(folder, 'en/quiz.md'), 'utf8')
      const question = await authoring.insertion(folder, 'en/quiz.md', kind, before)
      await editFile(folder, 'en/quiz.md', text => atEnd(text, question))
      const { problems } = await authoring.open(folder, 'en')
      expect(problems).toEqual([])
      const page = await authoring.page(folder, 'en/quiz.md')
      expect(page.kind === 'quiz' && page.questions.at(-1)?.kind).toBe(kind)
      await editFile(folder, 'en/quiz.md', () => before)
    }
  })

  it('can point to the sources of the folder and the terms of its language', async () => {
    const folder = await createDraft()
    const { sources, terms } = await authoring.references(folder, 'en/01-first-lesson.md')
    expect(sources.length).toBeGreaterThan(10)
    expect(terms).toEqual([{ id: 'your-term', term: 'Your term' }])
  })
})

describe('a picture added to a course', () => {
  const UPLOAD = '00000000-0000-7000-8000-000000000001'
  const png = (bytes: number): Buffer => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(bytes, 1)])

  function send(bytes: Buffer): void {
    let offset = 0
    do offset = authoring.sendPicture(UPLOAD, offset, bytes.subarray(offset, offset + PICTURE_PART_BYTES).toString('base64'))
    while (offset < bytes.length)
  }

  it('arrives whole in media, under a free and safe name, and is shown', async () => {
    const folder = await createDraft()
    const bytes = png(3 * PICTURE_PART_BYTES)
    send(bytes)
    expect(await authoring.addPicture(folder, UPLOAD, 'My town?.jpeg')).toEqual({ kind: 'added', name: 'My-town.png' })
    expect((await readFile(join(folder, 'media', 'My-town.png'))).equals(bytes)).toBe(true)
    send(png(10))
    expect(await authoring.addPicture(folder, UPLOAD, 'my-town.png')).toEqual({ kind: 'added', name: 'my-town-2.png' })
    await editFile(folder, 'en/01-first-lesson.md', text => atEnd(text, renderPicture('My-town.png', 'A town', '')))
    expect((await authoring.open(folder, 'en')).problems).toEqual([])
  })

  it('is refused when it is empty or no picture, and nothing is written', async () => {
    const folder = await createDraft()
    send(Buffer.alloc(0))
    expect(await authoring.addPicture(folder, UPLOAD, 'a.png')).toEqual({ kind: 'refused', because: 'empty' })
    send(Buffer.from('%PDF-1.7'))
    expect(await authoring.addPicture(folder, UPLOAD, 'a.png')).toEqual({ kind: 'refused', because: 'no-picture' })
    expect(await readdir(join(folder, 'media'))).toEqual(['drawing.svg'])
  })

  it('is refused when a part is missing', () => {
    expect(() => authoring.sendPicture(UPLOAD, 100, '')).toThrow()
  })
})
