import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createAuthoringFixture, editFile, type AuthoringFixture } from '#tests/support/authoring-fixture.ts'

let authoring: AuthoringFixture['authoring']
let createDraft: AuthoringFixture['createDraft']

beforeEach(async () => {
  ;({ authoring, createDraft } = await createAuthoringFixture())
})

const PATIENCE = { timeout: 10_000 }

describe('an open draft', () => {
  it('lists every problem with file, line and column, in the requested language', async () => {
    const folder = await createDraft()
    await editFile(folder, 'en/quiz.md', text => text.replace('#that-one', '#this-one'))
    expect((await authoring.open(folder, 'en')).problems).toEqual([
      { path: 'en/quiz.md', line: 11, column: 17, severity: 'error', message: '“this-one” is used here a second time.' },
    ])
    const french = await authoring.open(folder, 'fr')
    expect(french.problems[0]?.message).not.toBe('“this-one” is used here a second time.')
    expect(french.files.find(({ path }) => path === 'en/quiz.md')).toMatchObject({ kind: 'quiz', errors: 1, warnings: 0 })
  })

  it('announces each save, once for files saved together, and shows the new text', PATIENCE, async () => {
    const folder = await createDraft()
    await authoring.open(folder, 'en')
    const heard: string[] = []
    authoring.listen(changed => heard.push(changed))
    // The watcher is ready a moment after it was asked for.
    await vi.waitFor(
      async () => {
        await editFile(folder, 'en/01-first-lesson.md', text => text.replace(/title: .*/, 'title: Changed'))
        await vi.waitFor(() => expect(heard).toContain(folder), { timeout: 1000 })
      },
      { timeout: 8000 },
    )
    expect(await authoring.page(folder, 'en/01-first-lesson.md')).toMatchObject({ kind: 'lesson', title: 'Changed' })
  })

  it('shows lessons, the bank and the glossary as learners see them, without answer keys', async () => {
    const folder = await createDraft()
    expect(await authoring.page(folder, 'en/01-first-lesson.md')).toMatchObject({
      kind: 'lesson',
      lang: 'en',
      minutes: 15,
      blocks: expect.arrayContaining([expect.objectContaining({ kind: 'case' })]),
    })
    const bank = await authoring.page(folder, 'en/quiz.md')
    expect(bank).toMatchObject({
      kind: 'quiz',
      questions: [{ id: 'one-right' }, { id: 'true-or-false' }, { id: 'a-number' }, { id: 'a-gap' }, { id: 'several-right' }],
    })
    expect(JSON.stringify(bank.kind === 'quiz' ? bank.questions : [])).not.toMatch(/"right":true|15 ±|remittance"/)
    expect(await authoring.page(folder, 'en/glossary.md')).toMatchObject({ kind: 'glossary', terms: [{ id: 'your-term' }] })
    expect(await authoring.page(folder, 'course.yaml')).toEqual({ kind: 'none' })
    expect(
      await authoring.page(await authoring.copy('core').then(made => (made.kind === 'created' ? made.folder : '')), 'en/workshop.md'),
    ).toMatchObject({ kind: 'guide', guide: { courseTitle: 'Introduction to migration and local development' } })
  })

  it('shows authors the slides and notes, which learners do not receive', async () => {
    const page = await authoring.page(await createDraft(), 'en/01-first-lesson.md')
    expect(page).toMatchObject({
      blocks: expect.arrayContaining([
        expect.objectContaining({ kind: 'slide' }),
        expect.objectContaining({ kind: 'facilitator', title: 'For the facilitator' }),
      ]),
    })
  })

  it('serves its pictures under its own URL, and no other files', async () => {
    const folder = await createDraft()
    await authoring.open(folder, 'en')
    const page = await authoring.page(folder, 'en/01-first-lesson.md')
    const [draftId = ''] = /draft-[0-9a-f]{16}/.exec(JSON.stringify(page)) ?? []
    expect(await authoring.file(draftId, 'media/drawing.svg')).toBe(join(folder, 'media/drawing.svg'))
    for (const path of ['course.yaml', 'media/../course.yaml', 'media/none.svg'])
      expect(await authoring.file(draftId, path)).toBeUndefined()
    expect(await authoring.file('draft-0000000000000000', 'media/drawing.svg')).toBeUndefined()
  })

  it('lets authors try questions without storing anything', async () => {
    const folder = await createDraft()
    const right = await authoring.tryQuestion(folder, 'en/quiz.md', 'one-right', { kind: 'single', optionId: 'this-one' })
    const wrong = await authoring.tryQuestion(folder, 'en/01-first-lesson.md', 'a-check', { kind: 'single', optionId: 'line-above' })
    expect([right, wrong]).toMatchObject([
      { points: 1 },
      { points: 0, parts: expect.arrayContaining([expect.objectContaining({ id: 'line-above', chosen: true })]) },
    ])
    await expect(authoring.tryQuestion(folder, 'en/quiz.md', 'nothing', { kind: 'short', text: 'x' })).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(authoring.tryQuestion(folder, 'en/quiz.md', 'one-right', { kind: 'single', optionId: 'no-option' })).rejects.toMatchObject(
      { code: 'bad-input' },
    )
  })

  it.each(['/', '/etc', 'relative', ''])('cannot be the folder %j', async folder => {
    await expect(authoring.open(folder, 'en')).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('writing a file', () => {
  it('saves a text that nobody changed meanwhile', async () => {
    const folder = await createDraft()
    const { text, hash } = await authoring.text(folder, 'en/glossary.md')
    const written = await authoring.write(folder, 'en/glossary.md', text.replace('Your term', 'My term'), hash)
    expect(written.kind).toBe('written')
    expect(await readFile(join(folder, 'en/glossary.md'), 'utf8')).toContain('## My term')
    expect(await readdir(join(folder, 'en'))).toEqual(['01-first-lesson.md', 'glossary.md', 'quiz.md'])
    expect(await authoring.text(folder, 'en/glossary.md')).toMatchObject({ hash: written.hash })
  })

  it('does not overwrite what another program saved, and gives it back', async () => {
    const folder = await createDraft()
    const { text, hash } = await authoring.text(folder, 'en/glossary.md')
    await editFile(folder, 'en/glossary.md', before => before.replace('beginner', 'neighbour'))
    expect(await authoring.write(folder, 'en/glossary.md', `${text}mine`, hash)).toMatchObject({
      kind: 'changed-elsewhere',
      text: expect.stringContaining('neighbour'),
    })
    expect(await readFile(join(folder, 'en/glossary.md'), 'utf8')).not.toContain('mine')
  })

  it('brings no file back under its old name after it was renamed in another window, unless that is asked for', async () => {
    const folder = await createDraft()
    const { text, hash } = await authoring.text(folder, 'en/01-first-lesson.md')
    await authoring.renameFile(folder, 'en/01-first-lesson.md', 'the-desk')
    const refused = await authoring.write(folder, 'en/01-first-lesson.md', `${text}mine`, hash)
    expect(refused.kind).toBe('gone')
    expect(await readdir(join(folder, 'en'))).not.toContain('01-first-lesson.md')
    expect(await authoring.write(folder, 'en/01-first-lesson.md', `${text}mine`, refused.hash)).toMatchObject({ kind: 'written' })
    expect(await readFile(join(folder, 'en/01-first-lesson.md'), 'utf8')).toBe(`${text}mine`)
  })
})
