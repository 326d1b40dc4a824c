import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { createAuthoringFixture, editFile, type AuthoringFixture } from '#tests/support/authoring-fixture.ts'

let home: AuthoringFixture['home']
let authoring: AuthoringFixture['authoring']
let createDraft: AuthoringFixture['createDraft']

beforeEach(async () => {
  ;({ home, authoring, createDraft } = await createAuthoringFixture())
})

describe('a new course', () => {
  it('is created without problems, with the bibliography next to it, and is listed', async () => {
    const folder = await createDraft()
    const draft = await authoring.open(folder, 'en')
    expect(draft).toMatchObject({ id: 'my-course', title: 'My course', languages: ['en'], problems: [], missing: [] })
    expect(draft.files.map(({ path }) => path)).toEqual([
      'course.yaml',
      'en/01-first-lesson.md',
      'en/glossary.md',
      'en/quiz.md',
      'sources.yaml',
    ])
    expect(await readdir(join(home, 'drafts'))).toEqual(['competencies.yaml', 'my-course', 'sources.yaml', 'town.yaml'])
    expect(await authoring.list('en')).toMatchObject({
      folder: join(home, 'drafts'),
      drafts: [{ folder, id: 'my-course', title: 'My course' }],
    })
  })

  it('can be created in any language', async () => {
    const draft = await authoring.open(await createDraft('cours', 'fr'), 'fr')
    expect(draft).toMatchObject({ languages: ['fr'], problems: [], titleLang: 'fr' })
  })

  it.each([
    ['Bad Name', 'bad-name'],
    ['', 'bad-name'],
    ['../up', 'bad-name'],
    ['con', 'bad-name'],
    ['draft-0123456789abcdef', 'bad-name'],
  ])('is not created under the name %j', async (id, because) => {
    expect(await authoring.create({ id, title: 'T', lang: 'en' })).toEqual({ kind: 'refused', because })
    expect(await readdir(home)).toEqual(['data'])
  })

  it('does not replace an existing one', async () => {
    const folder = await createDraft()
    await editFile(folder, 'course.yaml', text => `${text}# mine\n`)
    expect(await authoring.create({ id: 'my-course', title: 'Other', lang: 'en' })).toEqual({ kind: 'refused', because: 'taken' })
    expect(await readFile(join(folder, 'course.yaml'), 'utf8')).toContain('# mine')
  })

  it('can be a complete copy of a course in the library', async () => {
    const made = await authoring.copy('core')
    const draft = await authoring.open(made.kind === 'created' ? made.folder : '', 'en')
    expect(draft).toMatchObject({ id: 'core', problems: [] })
    expect(draft.files.filter(({ kind }) => kind === 'lesson')).toHaveLength(6)
    expect(await authoring.copy('core')).toEqual({ kind: 'refused', because: 'taken' })
    await expect(authoring.copy('nothing')).rejects.toMatchObject({ code: 'not-found' })
  })
})
