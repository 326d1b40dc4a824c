import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { ADDED_KINDS } from '#common/contract/authoring.ts'
import { PART_TITLES } from '#common/domain/guides/guide-parts.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { createAuthoringFixture, editFile, type AuthoringFixture } from '#tests/support/authoring-fixture.ts'

let authoring: AuthoringFixture['authoring']
let createDraft: AuthoringFixture['createDraft']

beforeEach(async () => {
  ;({ authoring, createDraft } = await createAuthoringFixture())
})

describe('a file added to a draft', () => {
  it('is another lesson with a new number and id', async () => {
    const folder = await createDraft()
    expect(await authoring.addFile(folder, 'lesson')).toBe('en/02-lesson-2.md')
    await editFile(folder, 'en/02-lesson-2.md', text => text.replace('id: lesson-2', 'id: lesson-3'))
    expect(await authoring.addFile(folder, 'lesson')).toBe('en/03-lesson-3-new.md')
    expect((await authoring.open(folder, 'en')).problems).toEqual([])
  })

  it.each([
    ['documents', 'en/documents.md'],
    ['guide', 'en/workshop.md'],
  ] as const)('is the %s, without problems', async (kind, path) => {
    const folder = await createDraft()
    expect(await authoring.addFile(folder, kind)).toBe(path)
    const draft = await authoring.open(folder, 'en')
    expect(draft.problems).toEqual([])
    expect(draft.files.find(file => file.path === path)?.kind).toBe(kind)
  })

  it.each(LOCALES)('is in %s when the course is, and has no problems', async lang => {
    const folder = await createDraft('cours', lang)
    for (const kind of ADDED_KINDS) await authoring.addFile(folder, kind)
    const draft = await authoring.open(folder, lang)
    expect(draft.problems).toEqual([])
    expect(draft.files.map(({ path }) => path).toSorted()).toEqual(
      [
        ...['01-first-lesson', '02-lesson-2', 'documents', 'glossary', 'quiz', 'workshop'].map(name => `${lang}/${name}.md`),
        'course.yaml',
        'sources.yaml',
      ].toSorted(),
    )
    expect(await readFile(join(folder, lang, 'workshop.md'), 'utf8')).toContain(`### ${PART_TITLES.steps[lang]}`)
  })

  it.each([
    ['quiz', 'en/quiz.md'],
    ['glossary', 'en/glossary.md'],
  ] as const)('is the %s again after it was deleted, and never replaces an existing one', async (kind, path) => {
    const folder = await createDraft()
    await editFile(folder, path, text => `${text}\n<!-- mine -->\n`)
    await authoring.addFile(folder, kind)
    expect(await readFile(join(folder, path), 'utf8')).toContain('mine')
    await rm(join(folder, path))
    await authoring.addFile(folder, kind)
    expect((await authoring.open(folder, 'en')).problems).toEqual([])
  })
})

describe('a translation', () => {
  it('starts as a copy of every file, marked as to be translated, and overwrites nothing', async () => {
    const folder = await createDraft()
    expect(await authoring.addLanguage(folder, 'fr')).toBe(3)
    expect(await authoring.addLanguage(folder, 'fr')).toBe(0)
    const draft = await authoring.open(folder, 'en')
    expect(draft.files.filter(({ lang }) => lang === 'fr').map(({ translation }) => translation)).toEqual([
      'to-translate',
      'to-translate',
      'to-translate',
    ])
    expect(draft.problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(draft.problems.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['fr/01-first-lesson.md', 'fr/glossary.md', 'fr/quiz.md']),
    )
  })

  it('is current when its author marks it, and changed when the original changes', async () => {
    const folder = await createDraft()
    await authoring.addLanguage(folder, 'ar')
    await authoring.markTranslated(folder, 'ar/01-first-lesson.md')
    const readState = async () =>
      (await authoring.open(folder, 'en')).files.find(({ path }) => path === 'ar/01-first-lesson.md')?.translation
    expect(await readState()).toBe('current')
    await editFile(folder, 'en/01-first-lesson.md', text => text.replace('Start with a person', 'Begin with a place'))
    expect(await readState()).toBe('changed')
    expect((await authoring.open(folder, 'en')).problems.filter(({ path }) => path === 'ar/01-first-lesson.md')).toMatchObject([
      { severity: 'warning', line: 1 },
    ])
    await authoring.markTranslated(folder, 'ar/01-first-lesson.md')
    expect(await readState()).toBe('current')
    await expect(authoring.markTranslated(folder, 'en/quiz.md')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('lists lessons that the other language lacks', async () => {
    const folder = await createDraft()
    await authoring.addLanguage(folder, 'es')
    await rm(join(folder, 'es/01-first-lesson.md'))
    expect((await authoring.open(folder, 'en')).missing).toEqual([{ path: 'en/01-first-lesson.md', lang: 'es' }])
  })
})
