import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { runCheck } from '#backend/commands/check.ts'
import { runPack } from '#backend/commands/pack.ts'
import { createAuthoringFixture, editFile, type AuthoringFixture } from '#tests/support/authoring-fixture.ts'

let home: AuthoringFixture['home']
let authoring: AuthoringFixture['authoring']
let courses: AuthoringFixture['courses']
let createDraft: AuthoringFixture['createDraft']

beforeEach(async () => {
  ;({ home, authoring, courses, createDraft } = await createAuthoringFixture())
})

describe('a finished draft', () => {
  it('is packed next to its folder and installed into the library', async () => {
    const folder = await createDraft()
    expect(await authoring.pack(folder)).toMatchObject({
      kind: 'packed',
      file: join(home, 'drafts', 'my-course-0.1.0.jmdipack'),
      leftOut: [],
    })
    expect(await authoring.install(folder, false)).toMatchObject({ kind: 'installed', contents: { courseId: 'my-course' } })
    expect((await courses.list()).map(({ id }) => id)).toContain('my-course')
    expect(await authoring.install(folder, false)).toMatchObject({ kind: 'nothing-to-do' })
    await editFile(folder, 'en/01-first-lesson.md', text => text.replace('Start with', 'Begin with'))
    expect(await authoring.install(folder, false)).toMatchObject({ kind: 'asks' })
    expect(await authoring.install(folder, true)).toMatchObject({ kind: 'installed' })
  })

  it('is neither packed nor installed with errors', async () => {
    const folder = await createDraft()
    await editFile(folder, 'en/quiz.md', text => text.replace('#that-one', '#this-one'))
    expect(await authoring.pack(folder)).toEqual({ kind: 'has-errors' })
    expect(await authoring.install(folder, true)).toEqual({ kind: 'has-errors' })
    expect((await courses.list()).map(({ id }) => id)).not.toContain('my-course')
  })
})

describe('a draft against the rules of the craft', () => {
  const option = (index: number) =>
    `## Q ${index} {#q-${index} kind=single}\n\nWhich of these does office number ${'abcdefghijkl'[index]} open first?\n\n- [x] A long and careful answer {#right}\n  > Yes.\n- [ ] All of the above {#wrong}\n  > No.\n`
  const again =
    '## Again {#again kind=single}\n\nWhich of these does office number a open first?\n\n- [x] A long and careful answer {#right}\n  > Yes.\n- [ ] All of the above {#wrong}\n  > No.\n'

  it('is warned of it, from check to pack to the library, and learners are shown the course', async () => {
    const folder = await createDraft()
    const questions = [...Array.from({ length: 12 }, (_, index) => option(index)), again]
    await writeFile(join(folder, 'en/quiz.md'), `---\ntitle: Quiz\n---\n\n${questions.join('\n')}`)
    await editFile(folder, 'course.yaml', text =>
      text.replace(/^competencies:.*$/m, 'competencies: [tell-who-moves]').replace(/^quiz:\n.*\n/m, ''),
    )
    await editFile(folder, 'en/01-first-lesson.md', text => `${text}\n> [!SLIDE]\n> ${'word '.repeat(60)}\n`)
    const written: string[] = []
    const io = {
      cwd: home,
      locale: 'en' as const,
      stdout: (text: string) => void written.push(text),
      stderr: (text: string) => void written.push(text),
    }
    expect(await runCheck([folder], io as Parameters<typeof runCheck>[1])).toBe(0)
    for (const told of ['of the above', 'Someone who knows nothing', 'tell-who-moves', '“q-0”', 'slide'])
      expect(
        written
          .join('')
          .split('\n')
          .filter(line => line.includes('warning') && line.includes(told)),
        told,
      ).not.toEqual([])
    expect(await runPack([folder, '-o', 'craft.jmdipack'], io as Parameters<typeof runPack>[1])).toBe(0)
    expect(await authoring.pack(folder)).toMatchObject({ kind: 'packed' })
    expect(await authoring.install(folder, false)).toMatchObject({ kind: 'installed' })
    expect((await courses.quiz('my-course', 'en'))?.questions.size).toBe(13)
  })

  it('may carry what a note-taking program put into its front matter; other keys are told and ignored', async () => {
    const folder = await createDraft()
    await editFile(folder, 'en/01-first-lesson.md', text =>
      text.replace('---\n', '---\ntags:\n  - migration\naliases: [first]\ncssclasses: wide\ncreated: 2026-03-01\nstatus: draft\n'),
    )
    expect((await authoring.open(folder, 'en')).problems).toMatchObject([
      { path: 'en/01-first-lesson.md', line: 7, severity: 'warning', message: expect.stringContaining('status') },
    ])
    expect(await authoring.pack(folder)).toMatchObject({ kind: 'packed' })
    expect(await authoring.page(folder, 'en/01-first-lesson.md')).toMatchObject({ kind: 'lesson', title: 'The first lesson' })
  })
})

describe('a draft begun in French', () => {
  it('keeps French as the original when English is added, and its pack claims English once it is translated', async () => {
    const folder = await createDraft('ma-ville', 'fr')
    await editFile(folder, 'course.yaml', text => text.replace(/^original.*\n/m, ''))
    expect(await authoring.addLanguage(folder, 'en')).toBeGreaterThan(0)
    const draft = await authoring.open(folder, 'en')
    expect(draft.languages).toEqual(['fr', 'en'])
    expect(draft.problems.filter(({ path }) => path === 'en/quiz.md')).toMatchObject([{ severity: 'warning', line: 1 }])
    expect(draft.files.find(({ path }) => path === 'en/quiz.md')).toMatchObject({ translation: 'to-translate' })
    expect(draft.files.find(({ path }) => path === 'fr/quiz.md')).toMatchObject({ translation: undefined })
    expect(await readFile(join(folder, 'course.yaml'), 'utf8')).toContain('original: fr\n')
    expect(await authoring.pack(folder)).toMatchObject({ leftOut: ['en/01-first-lesson.md', 'en/glossary.md', 'en/quiz.md'] })
    expect(await authoring.install(folder, false)).toMatchObject({ kind: 'installed', contents: { languages: ['fr'], lessonCount: 1 } })
    expect((await courses.quiz('ma-ville', 'en'))?.lang).toBe('fr')
    await authoring.markTranslated(folder, 'en/quiz.md')
    expect(await authoring.install(folder, true)).toMatchObject({ contents: { languages: ['en', 'fr'] } })
    expect((await courses.quiz('ma-ville', 'en'))?.lang).toBe('en')
  })
})

describe('questions to and from Moodle', () => {
  it('are appended to the bank under unique ids, and losses are reported', async () => {
    const folder = await createDraft()
    const gift = '::one right::Which? {=This one ~That one}\n\n::Match::Match {=a -> b =c -> d =e -> d}\n'
    const { count, losses } = await authoring.importQuestions(folder, { bank: 'en', lang: 'fr' }, gift)
    expect({ count, losses }).toEqual({ count: 1, losses: [expect.stringContaining('Match')] })
    const draft = await authoring.open(folder, 'en')
    expect(draft.problems.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(await authoring.page(folder, 'en/quiz.md')).toMatchObject({
      questions: [
        { id: 'one-right' },
        { id: 'true-or-false' },
        { id: 'a-number' },
        { id: 'a-gap' },
        { id: 'several-right' },
        { id: 'one-right-2' },
      ],
    })
  })

  it('write nothing when nothing could be read', async () => {
    const folder = await createDraft()
    const before = await readFile(join(folder, 'en/quiz.md'), 'utf8')
    expect(await authoring.importQuestions(folder, { bank: 'en', lang: 'en' }, 'no question here')).toMatchObject({ count: 0 })
    expect(await readFile(join(folder, 'en/quiz.md'), 'utf8')).toBe(before)
  })

  it('are exported as a file', async () => {
    const folder = await createDraft()
    const { count, file } = await authoring.exportQuestions(folder, { bank: 'en', lang: 'en' })
    expect({ count, name: file.fileName }).toEqual({ count: 5, name: 'my-course-en.gift' })
    expect(Buffer.from(file.base64, 'base64').toString()).toContain('::One correct answer::')
    await expect(authoring.exportQuestions(folder, { bank: 'ar', lang: 'en' })).rejects.toMatchObject({ code: 'not-found' })
  })
})
