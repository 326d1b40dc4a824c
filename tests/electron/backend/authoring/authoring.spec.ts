import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openAuthoring, type Authoring } from '#backend/authoring/open-authoring.ts'
import { openCourseLibrary } from '#backend/courses/open-course-library.ts'
import { openPacks, type Packs } from '#backend/packs/open-packs.ts'
import { PACKS_FOLDER } from '#backend/packs/pack-folder.ts'
import { ADDED_KINDS } from '#common/contract/authoring.ts'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { PART_TITLES } from '#common/domain/guides/guide-parts.ts'
import type { CourseLibrary } from '#backend/courses/course-library.ts'

const SHIPPED = fileURLToPath(new URL('../../../../courses', import.meta.url))
const PATIENCE = { timeout: 10_000 }
let home: string
let authoring: Authoring
let packs: Packs
let courses: CourseLibrary
const reported: unknown[] = []

beforeEach(async () => {
  home = await realpath(await mkdtemp(join(tmpdir(), 'authoring-')))
  await mkdir(join(home, 'data'))
  courses = openCourseLibrary({ folders: [SHIPPED], packsFolder: join(home, 'data', PACKS_FOLDER) })
  let next = 0
  packs = await openPacks({
    dataFolder: join(home, 'data'),
    courses,
    newId: () => `00000000-0000-7000-8000-${String(++next).padStart(12, '0')}`,
    now: () => new Date(),
    reportError: error => reported.push(error),
  })
  authoring = openAuthoring({
    draftsFolder: join(home, 'drafts'),
    coursesFolder: SHIPPED,
    courses,
    packs,
    reportError: error => reported.push(error),
  })
})
afterEach(async () => {
  await authoring.close()
  await packs.close()
  await rm(home, { recursive: true, force: true })
  expect(reported.splice(0)).toEqual([])
})

async function created(id = 'my-course', lang: Locale = 'en'): Promise<string> {
  const made = await authoring.create({ id, title: 'My course', lang })
  if (made.kind !== 'created') throw new Error(made.because)
  return made.folder
}

async function edit(folder: string, path: string, change: (text: string) => string): Promise<void> {
  const file = join(folder, path)
  await writeFile(file, change(await readFile(file, 'utf8')))
}

describe('a new course', () => {
  it('is made without a problem, with the bibliography beside it, and is in the list', async () => {
    const folder = await created()
    const draft = await authoring.open(folder, 'en')
    expect(draft).toMatchObject({ id: 'my-course', title: 'My course', languages: ['en'], problems: [], missing: [] })
    expect(draft.files.map(({ path }) => path)).toEqual(['course.yaml', 'en/01-first-lesson.md', 'en/glossary.md', 'en/quiz.md'])
    expect(await readdir(join(home, 'drafts'))).toEqual(['competencies.yaml', 'my-course', 'sources.yaml', 'town.yaml'])
    expect(await authoring.list('en')).toMatchObject({
      folder: join(home, 'drafts'),
      drafts: [{ folder, id: 'my-course', title: 'My course' }],
    })
  })

  it('can be begun in any language', async () => {
    const draft = await authoring.open(await created('cours', 'fr'), 'fr')
    expect(draft).toMatchObject({ languages: ['fr'], problems: [], titleLang: 'fr' })
  })

  it.each([
    ['Bad Name', 'bad-name'],
    ['', 'bad-name'],
    ['../up', 'bad-name'],
    ['con', 'bad-name'],
    ['draft-0123456789abcdef', 'bad-name'],
  ])('is not made under the name %j', async (id, because) => {
    expect(await authoring.create({ id, title: 'T', lang: 'en' })).toEqual({ kind: 'refused', because })
    expect(await readdir(home)).toEqual(['data'])
  })

  it('is not made where one lies, and leaves that as it is', async () => {
    const folder = await created()
    await edit(folder, 'course.yaml', text => `${text}# mine\n`)
    expect(await authoring.create({ id: 'my-course', title: 'Other', lang: 'en' })).toEqual({ kind: 'refused', because: 'taken' })
    expect(await readFile(join(folder, 'course.yaml'), 'utf8')).toContain('# mine')
  })

  it('can be a copy of a course in the library, all of it', async () => {
    const made = await authoring.copy('core')
    const draft = await authoring.open(made.kind === 'created' ? made.folder : '', 'en')
    expect(draft).toMatchObject({ id: 'core', problems: [] })
    expect(draft.files.filter(({ kind }) => kind === 'lesson')).toHaveLength(6)
    expect(await authoring.copy('core')).toEqual({ kind: 'refused', because: 'taken' })
    await expect(authoring.copy('nothing')).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('an open draft', () => {
  it('tells every problem with its file, line and column, in the language asked for', async () => {
    const folder = await created()
    await edit(folder, 'en/quiz.md', text => text.replace('#that-one', '#this-one'))
    expect((await authoring.open(folder, 'en')).problems).toEqual([
      { path: 'en/quiz.md', line: 11, column: 17, severity: 'error', message: '“this-one” stands here a second time.' },
    ])
    const french = await authoring.open(folder, 'fr')
    expect(french.problems[0]?.message).not.toBe('“this-one” stands here a second time.')
    expect(french.files.find(({ path }) => path === 'en/quiz.md')).toMatchObject({ kind: 'quiz', errors: 1, warnings: 0 })
  })

  it('is told of at each save, once for files saved together, and shows the new text', PATIENCE, async () => {
    const folder = await created()
    await authoring.open(folder, 'en')
    const heard: string[] = []
    authoring.listen(changed => heard.push(changed))
    // The watcher is ready a moment after it was asked for.
    await vi.waitFor(
      async () => {
        await edit(folder, 'en/01-first-lesson.md', text => text.replace(/title: .*/, 'title: Changed'))
        await vi.waitFor(() => expect(heard).toContain(folder), { timeout: 1000 })
      },
      { timeout: 8000 },
    )
    expect(await authoring.page(folder, 'en/01-first-lesson.md')).toMatchObject({ kind: 'lesson', title: 'Changed' })
  })

  it('shows lessons, the bank and the glossary as learners see them, without a key', async () => {
    const folder = await created()
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

  it('shows whoever writes a lesson its slides and notes, which no learner receives', async () => {
    const page = await authoring.page(await created(), 'en/01-first-lesson.md')
    expect(page).toMatchObject({
      blocks: expect.arrayContaining([
        expect.objectContaining({ kind: 'slide' }),
        expect.objectContaining({ kind: 'facilitator', title: 'For the facilitator' }),
      ]),
    })
  })

  it('gives its pictures by its own address, and nothing that lies outside', async () => {
    const folder = await created()
    await authoring.open(folder, 'en')
    const page = await authoring.page(folder, 'en/01-first-lesson.md')
    const [draftId = ''] = /draft-[0-9a-f]{16}/.exec(JSON.stringify(page)) ?? []
    expect(await authoring.file(draftId, 'media/drawing.svg')).toBe(join(folder, 'media/drawing.svg'))
    for (const path of ['course.yaml', 'media/../course.yaml', 'media/none.svg'])
      expect(await authoring.file(draftId, path)).toBeUndefined()
    expect(await authoring.file('draft-0000000000000000', 'media/drawing.svg')).toBeUndefined()
  })

  it('lets its questions be tried, and keeps nothing of it', async () => {
    const folder = await created()
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

describe('writing in the workshop', () => {
  it('saves a text that nobody changed meanwhile', async () => {
    const folder = await created()
    const { text, hash } = await authoring.text(folder, 'en/glossary.md')
    const written = await authoring.write(folder, 'en/glossary.md', text.replace('Your term', 'My term'), hash)
    expect(written.kind).toBe('written')
    expect(await readFile(join(folder, 'en/glossary.md'), 'utf8')).toContain('## My term')
    expect(await readdir(join(folder, 'en'))).toEqual(['01-first-lesson.md', 'glossary.md', 'quiz.md'])
    expect(await authoring.text(folder, 'en/glossary.md')).toMatchObject({ hash: written.hash })
  })

  it('does not overwrite what another program saved, and gives it back', async () => {
    const folder = await created()
    const { text, hash } = await authoring.text(folder, 'en/glossary.md')
    await edit(folder, 'en/glossary.md', before => before.replace('newcomer', 'neighbour'))
    expect(await authoring.write(folder, 'en/glossary.md', `${text}mine`, hash)).toMatchObject({
      kind: 'changed-elsewhere',
      text: expect.stringContaining('neighbour'),
    })
    expect(await readFile(join(folder, 'en/glossary.md'), 'utf8')).not.toContain('mine')
  })
})

describe('a file added to a draft', () => {
  it('is one more lesson under a number and an id of its own', async () => {
    const folder = await created()
    expect(await authoring.addFile(folder, 'lesson')).toBe('en/02-lesson-2.md')
    await edit(folder, 'en/02-lesson-2.md', text => text.replace('id: lesson-2', 'id: lesson-3'))
    expect(await authoring.addFile(folder, 'lesson')).toBe('en/03-lesson-3-new.md')
    expect((await authoring.open(folder, 'en')).problems).toEqual([])
  })

  it.each([
    ['documents', 'en/documents.md'],
    ['guide', 'en/workshop.md'],
  ] as const)('is the %s, without a problem', async (kind, path) => {
    const folder = await created()
    expect(await authoring.addFile(folder, kind)).toBe(path)
    const draft = await authoring.open(folder, 'en')
    expect(draft.problems).toEqual([])
    expect(draft.files.find(file => file.path === path)?.kind).toBe(kind)
  })

  it.each(LOCALES)('speaks %s where the course is written in it, and has no problem there', async lang => {
    const folder = await created('cours', lang)
    for (const kind of ADDED_KINDS) await authoring.addFile(folder, kind)
    const draft = await authoring.open(folder, lang)
    expect(draft.problems).toEqual([])
    expect(draft.files.map(({ path }) => path).toSorted()).toEqual(
      [
        ...['01-first-lesson', '02-lesson-2', 'documents', 'glossary', 'quiz', 'workshop'].map(name => `${lang}/${name}.md`),
        'course.yaml',
      ].toSorted(),
    )
    expect(await readFile(join(folder, lang, 'workshop.md'), 'utf8')).toContain(`### ${PART_TITLES.steps[lang]}`)
  })

  it.each([
    ['quiz', 'en/quiz.md'],
    ['glossary', 'en/glossary.md'],
  ] as const)('is the %s again when it was taken away, and never takes the place of one', async (kind, path) => {
    const folder = await created()
    await edit(folder, path, text => `${text}\n<!-- mine -->\n`)
    await authoring.addFile(folder, kind)
    expect(await readFile(join(folder, path), 'utf8')).toContain('mine')
    await rm(join(folder, path))
    await authoring.addFile(folder, kind)
    expect((await authoring.open(folder, 'en')).problems).toEqual([])
  })
})

describe('a translation', () => {
  it('begins as a copy of every file, marked as still to be translated, and overwrites nothing', async () => {
    const folder = await created()
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

  it('is current once its author says so, and changed when the original is', async () => {
    const folder = await created()
    await authoring.addLanguage(folder, 'ar')
    await authoring.markTranslated(folder, 'ar/01-first-lesson.md')
    const stateOf = async () => (await authoring.open(folder, 'en')).files.find(({ path }) => path === 'ar/01-first-lesson.md')?.translation
    expect(await stateOf()).toBe('current')
    await edit(folder, 'en/01-first-lesson.md', text => text.replace('Begin with a person', 'Begin with a place'))
    expect(await stateOf()).toBe('changed')
    expect((await authoring.open(folder, 'en')).problems.filter(({ path }) => path === 'ar/01-first-lesson.md')).toMatchObject([
      { severity: 'warning', line: 1 },
    ])
    await authoring.markTranslated(folder, 'ar/01-first-lesson.md')
    expect(await stateOf()).toBe('current')
    await expect(authoring.markTranslated(folder, 'en/quiz.md')).rejects.toMatchObject({ code: 'not-found' })
  })

  it('tells of a lesson that the other language lacks', async () => {
    const folder = await created()
    await authoring.addLanguage(folder, 'es')
    await rm(join(folder, 'es/01-first-lesson.md'))
    expect((await authoring.open(folder, 'en')).missing).toEqual([{ path: 'en/01-first-lesson.md', lang: 'es' }])
  })
})

describe('a finished draft', () => {
  it('is packed beside its folder and put into the library', async () => {
    const folder = await created()
    expect(await authoring.pack(folder)).toMatchObject({
      kind: 'packed',
      file: join(home, 'drafts', 'my-course-0.1.0.jmdipack'),
      leftOut: [],
    })
    expect(await authoring.install(folder, false)).toMatchObject({ kind: 'installed', contents: { courseId: 'my-course' } })
    expect((await courses.list()).map(({ id }) => id)).toContain('my-course')
    expect(await authoring.install(folder, false)).toMatchObject({ kind: 'nothing-to-do' })
    await edit(folder, 'en/01-first-lesson.md', text => text.replace('Begin with', 'Start with'))
    expect(await authoring.install(folder, false)).toMatchObject({ kind: 'asks' })
    expect(await authoring.install(folder, true)).toMatchObject({ kind: 'installed' })
  })

  it('goes nowhere with an error in it', async () => {
    const folder = await created()
    await edit(folder, 'en/quiz.md', text => text.replace('#that-one', '#this-one'))
    expect(await authoring.pack(folder)).toEqual({ kind: 'has-errors' })
    expect(await authoring.install(folder, true)).toEqual({ kind: 'has-errors' })
    expect((await courses.list()).map(({ id }) => id)).not.toContain('my-course')
  })
})

describe('questions to and from Moodle', () => {
  it('come at the end of the bank, under names of their own, and what could not be carried is told', async () => {
    const folder = await created()
    const gift = '::one right::Which? {=This one ~That one}\n\n::Match::Match {=a -> b =c -> d =e -> f}\n'
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
    const folder = await created()
    const before = await readFile(join(folder, 'en/quiz.md'), 'utf8')
    expect(await authoring.importQuestions(folder, { bank: 'en', lang: 'en' }, 'no question here')).toMatchObject({ count: 0 })
    expect(await readFile(join(folder, 'en/quiz.md'), 'utf8')).toBe(before)
  })

  it('go out as a file', async () => {
    const folder = await created()
    const { count, file } = await authoring.exportQuestions(folder, { bank: 'en', lang: 'en' })
    expect({ count, name: file.fileName }).toEqual({ count: 5, name: 'my-course-en.gift' })
    expect(Buffer.from(file.base64, 'base64').toString()).toContain('::One right answer::')
    await expect(authoring.exportQuestions(folder, { bank: 'ar', lang: 'en' })).rejects.toMatchObject({ code: 'not-found' })
  })
})
