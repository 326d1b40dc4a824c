import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { createAuthoringFixture, editFile, type AuthoringFixture } from '#tests/support/authoring-fixture.ts'

const QUESTION = '::One:: What comes first? { =The person ~The form }'
let authoring: AuthoringFixture['authoring']
let folder: string

beforeEach(async () => {
  const fixture = await createAuthoringFixture()
  authoring = fixture.authoring
  folder = await fixture.createDraft()
  await authoring.addFile(folder, 'lesson')
  await editFile(folder, 'en/01-first-lesson.md', text => `${text}\nGo on with [the next](02-lesson-2.md).\n`)
  await authoring.addLanguage(folder, 'fr')
})

async function readAll(): Promise<Record<string, string>> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile())
  const paths = names.map(entry => join(entry.parentPath, entry.name))
  return Object.fromEntries(await Promise.all(paths.map(async path => [path, await readFile(path, 'utf8')] as const)))
}

const lastChange = async () => (await authoring.open(folder, 'en')).change
const undoLast = async () => authoring.undo(folder, (await lastChange())?.id ?? '')

describe('a step that changes files of a draft', () => {
  it.each([
    ['renamed', () => authoring.renameFile(folder, 'en/02-lesson-2.md', 'the-desk')],
    ['moved', () => authoring.moveLesson(folder, 'en/02-lesson-2.md', 0)],
    ['deleted', () => authoring.deleteFile(folder, 'en/02-lesson-2.md')],
    ['imported', () => authoring.importQuestions(folder, { bank: 'en', lang: 'en' }, QUESTION)],
  ] as const)('leaves a course without errors, and is undone to the byte: %s', async (what, work) => {
    const before = await readAll()
    await work()
    const draft = await authoring.open(folder, 'en')
    expect(draft.change).toMatchObject({ what })
    expect(draft.problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(await readAll()).not.toEqual(before)
    expect(await undoLast()).toMatchObject({ kind: 'undone' })
    expect(await readAll()).toEqual(before)
    expect(await lastChange()).toBeUndefined()
  })

  it('is not undone over what was written since, and the file is named', async () => {
    await authoring.importQuestions(folder, { bank: 'en', lang: 'en' }, QUESTION)
    const imported = await lastChange()
    await editFile(folder, 'en/quiz.md', text => text.replace('What comes first?', 'Who comes first?'))
    const before = await readAll()
    expect(await authoring.undo(folder, imported?.id ?? '')).toEqual({ kind: 'refused', path: 'en/quiz.md' })
    expect(await readAll()).toEqual(before)
  })

  it('is no longer offered to be undone once one of its files has changed, and is again when that is put back', async () => {
    await authoring.renameFile(folder, 'en/02-lesson-2.md', 'the-desk')
    expect(await lastChange()).toMatchObject({ what: 'renamed', path: 'en/02-lesson-2.md', to: 'en/02-the-desk.md' })
    await editFile(folder, 'en/02-the-desk.md', text => `${text}More.\n`)
    expect(await lastChange()).toBeUndefined()
    await editFile(folder, 'en/02-the-desk.md', text => text.slice(0, -'More.\n'.length))
    expect(await lastChange()).toMatchObject({ what: 'renamed' })
  })

  it('keeps a text that is saved while its file is renamed out of the old place', async () => {
    const { hash } = await authoring.text(folder, 'en/02-lesson-2.md')
    const [renamed, written] = await Promise.all([
      authoring.renameFile(folder, 'en/02-lesson-2.md', 'the-desk'),
      authoring.write(folder, 'en/02-lesson-2.md', 'Typed meanwhile.', hash),
    ])
    expect([renamed.kind, written.kind]).toEqual(['changed', 'gone'])
    expect(
      Object.keys(await readAll())
        .filter(path => path.includes('02-'))
        .toSorted(),
    ).toEqual(['en', 'fr'].map(lang => join(folder, lang, '02-the-desk.md')))
  })

  it('and a text that is saved first is renamed with its file', async () => {
    const { hash } = await authoring.text(folder, 'fr/02-lesson-2.md')
    const [written, renamed] = await Promise.all([
      authoring.write(folder, 'fr/02-lesson-2.md', '---\nid: lesson-2\n---\n\nTexte.\n', hash),
      authoring.renameFile(folder, 'en/02-lesson-2.md', 'the-desk'),
    ])
    expect([written.kind, renamed.kind]).toEqual(['written', 'changed'])
    expect((await readAll())[join(folder, 'fr/02-the-desk.md')]).toContain('Texte.')
  })

  it('is undone after the one that came later', async () => {
    const before = await readAll()
    await authoring.renameFile(folder, 'en/02-lesson-2.md', 'the-desk')
    const renamed = await lastChange()
    await authoring.deleteFile(folder, 'en/glossary.md')
    expect(await authoring.undo(folder, renamed?.id ?? '')).toEqual({ kind: 'refused', path: undefined })
    await undoLast()
    await undoLast()
    expect(await readAll()).toEqual(before)
  })

  it('is refused for a name that is taken, and changes nothing', async () => {
    const before = await readAll()
    await writeFile(join(folder, 'en', '02-other.md'), 'mine')
    expect(await authoring.renameFile(folder, 'en/02-lesson-2.md', 'other')).toEqual({ kind: 'refused', because: 'taken' })
    expect(await authoring.renameFile(folder, 'en/02-lesson-2.md', 'a/b')).toEqual({ kind: 'refused', because: 'bad-name' })
    expect(await readAll()).toEqual({ ...before, [join(folder, 'en', '02-other.md')]: 'mine' })
  })
})

describe('a step that a power cut interrupted', () => {
  const journal = (entries: unknown) => writeFile(join(folder, '.change.json'), JSON.stringify(entries))

  it('is finished when the draft is opened again, wherever it stopped', async () => {
    const text = await readFile(join(folder, 'en/glossary.md'), 'utf8')
    const entries = [
      { path: 'en/glossary.md', before: text, after: null },
      { path: 'fr/09-new.md', before: null, after: text },
    ]
    await journal(entries)
    await writeFile(join(folder, 'fr/09-new.md'), text)
    await authoring.open(folder, 'en')
    expect([(await readdir(join(folder, 'en'))).includes('glossary.md'), await readFile(join(folder, 'fr/09-new.md'), 'utf8')]).toEqual([
      false,
      text,
    ])
    expect(await readdir(folder)).not.toContain('.change.json')
  })

  it('keeps nobody from opening the draft while the disk refuses to finish it', async () => {
    await rm(join(folder, 'en/glossary.md'))
    await mkdir(join(folder, 'en/glossary.md'))
    await journal([{ path: 'en/glossary.md', before: 'a', after: 'b' }])
    expect(await authoring.open(folder, 'en')).toMatchObject({ isSettled: false })
    await rm(join(folder, 'en/glossary.md'), { recursive: true })
    expect(await authoring.open(folder, 'en')).toMatchObject({ isSettled: true })
  })

  it('overwrites and deletes nothing that was changed since, and writes nothing outside the folder', async () => {
    const text = await readFile(join(folder, 'en/glossary.md'), 'utf8')
    await writeFile(join(folder, 'fr/09-new.md'), 'somebody’s')
    await journal([
      { path: 'en/glossary.md', before: text, after: null },
      { path: 'fr/09-new.md', before: null, after: text },
      { path: '../out.md', before: null, after: 'out' },
    ])
    const before = await readAll()
    await authoring.open(folder, 'en')
    const { [join(folder, '.change.json')]: _, ...rest } = before
    expect(await readAll()).toEqual(rest)
  })
})
