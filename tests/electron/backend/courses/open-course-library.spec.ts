import { mkdir, mkdtemp, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCourseLibrary } from '#backend/courses/open-course-library.ts'

let folder: string
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'courses-')))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const manifest = (id: string, order = 0) =>
  `id: ${id}\nversion: 1.0.0\norder: ${order}\ntitle: { en: ${id} }\nsummary: { en: A }\nduration: 5\npassMark: 70\n`
const lesson = (id: string, title: string, body = 'Text.') =>
  `---\nid: ${id}\ntitle: ${title}\nminutes: 5\nobjectives: [one]\n---\n\n${body}\n`
const CHECK = '> [!CHECK] Check {#check kind=open}\n> Text.\n'
const question = (id: string, title: string) =>
  `## ${title} {#${id} kind=true-false}\n\nText.\n\n- [x] True {#true}\n  > Yes.\n- [ ] False {#false}\n  > No.\n\n`
const quiz = (title: string, ...questions: readonly string[]) => `---\ntitle: ${title}\n---\n\n${questions.join('')}`

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}

const library = () => openCourseLibrary({ folders: [folder] })

describe('the library', () => {
  it('lists courses in order with their number of lessons, without reading any', async () => {
    await write({
      'b/course.yaml': manifest('b', 1),
      'b/en/01-x.md': 'not a lesson',
      'b/en/02-y.md': '',
      'b/fr/01-x.md': '',
      'b/en/quiz.md': '',
      'a/course.yaml': manifest('a', 2),
      'c/course.yaml': manifest('c', 0),
      'sources.yaml': '',
    })
    expect((await library().list()).map(({ id, lessonCount }) => [id, lessonCount])).toEqual([
      ['c', 0],
      ['b', 2],
      ['a', 0],
    ])
  })

  it('leaves out folders without a valid course.yaml, with another id than their name, and hidden ones', async () => {
    await write({
      'good/course.yaml': manifest('good'),
      'broken/course.yaml': 'id: [',
      'other/course.yaml': manifest('good'),
      'empty/en/01-x.md': '',
      '.hidden/course.yaml': manifest('hidden'),
      'AUTHORING.md': '',
    })
    expect((await library().list()).map(({ id }) => id)).toEqual(['good'])
  })

  it('uses the course of the earlier folder when two have the same id', async () => {
    await write({ 'one/a/course.yaml': manifest('a', 1), 'two/a/course.yaml': manifest('a', 2), 'two/b/course.yaml': manifest('b') })
    const both = openCourseLibrary({ folders: [join(folder, 'one'), join(folder, 'two'), join(folder, 'none')] })
    expect((await both.list()).map(({ id, order }) => [id, order])).toEqual([
      ['b', 0],
      ['a', 1],
    ])
    expect((await both.manifest('a'))?.order).toBe(1)
  })

  it.each(['none', '../core', '..', '', 'core/', 'CORE', '.'])('knows no course %j', async id => {
    await write({ 'core/course.yaml': manifest('core') })
    const courses = openCourseLibrary({ folders: [join(folder, 'core'), folder] })
    expect([
      await courses.manifest(id),
      await courses.lesson(id, 'x', 'en'),
      await courses.quiz(id, 'en'),
      await courses.glossary(id, 'en'),
      await courses.file(id, '1.0.0', 'media/a.svg'),
    ]).toEqual([undefined, undefined, undefined, undefined, undefined])
    expect(await courses.lessons(id, 'en')).toEqual({ lessons: [], unreadable: [] })
    expect((await courses.sources(id)).size + (await courses.competencies(id)).size).toBe(0)
  })
})

describe('lessons', () => {
  beforeEach(() =>
    write({
      'core/course.yaml': manifest('core'),
      'core/en/01-one.md': lesson('one', 'One', `[Two](10-two.md)\n\n${CHECK}`),
      'core/en/10-two.md': lesson('two', 'Two'),
      'core/en/2-middle.md': lesson('middle', 'Middle'),
      'core/en/03-broken.md': '---\nid: "x\n---\n',
      'core/fr/01-un.md': lesson('one', 'Un', '[Deux](10-two.md) et [un](01-un.md)'),
      'core/ar/04-only.md': lesson('only', 'وحده'),
    }),
  )

  it('come in the order of their numbers, each in the best available language', async () => {
    const { lessons, unreadable } = await library().lessons('core', 'fr')
    expect(lessons).toEqual([
      { id: 'one', title: 'Un', lang: 'fr', minutes: 5, checkCount: 0 },
      { id: 'middle', title: 'Middle', lang: 'en', minutes: 5, checkCount: 0 },
      { id: 'only', title: 'وحده', lang: 'ar', minutes: 5, checkCount: 0 },
      { id: 'two', title: 'Two', lang: 'en', minutes: 5, checkCount: 0 },
    ])
    expect(unreadable).toEqual(['03-broken.md'])
    expect((await library().lessons('core', 'en')).lessons[0]).toMatchObject({ title: 'One', lang: 'en', checkCount: 1 })
  })

  it('are read in the wanted language, with links to lessons of any', async () => {
    expect(await library().lesson('core', 'one', 'fr')).toMatchObject({
      lang: 'fr',
      courseVersion: '1.0.0',
      lesson: { id: 'one', blocks: [{ html: '<p><a href="#lesson-two">Deux</a> et <a href="#lesson-one">un</a></p>' }] },
    })
    expect(await library().lesson('core', 'two', 'es')).toMatchObject({ lang: 'en', lesson: { title: 'Two' } })
    expect(await library().lesson('core', 'none', 'en')).toBeUndefined()
  })

  it('are read again after an edit, also in the table of contents', async () => {
    const courses = library()
    await courses.lessons('core', 'en')
    await write({ 'core/en/10-two.md': lesson('second', 'Second'), 'core/en/01-one.md': lesson('one', 'Uno', 'New.') })
    expect((await courses.lessons('core', 'en')).lessons.map(({ id, title }) => `${id} ${title}`)).toEqual([
      'one Uno',
      'middle Middle',
      'only وحده',
      'second Second',
    ])
    expect((await courses.lesson('core', 'one', 'en'))?.lesson.blocks).toEqual([{ kind: 'prose', html: '<p>New.</p>' }])
  })

  it('are parsed once while their text does not change', async () => {
    const courses = library()
    const [first, second] = [await courses.lesson('core', 'one', 'en'), await courses.lesson('core', 'one', 'en')]
    expect(second?.lesson).toBe(first?.lesson)
  })
})

describe('the syllabus', () => {
  const longHead = (id: string) =>
    `---\nid: ${id}\ntitle: Long\nminutes: 7\nobjectives:\n${'  - One more thing to be able to do\n'.repeat(200)}---\n\nText.\n`

  it('has the lessons of the table of contents, read from their heads alone, and those of today after an edit', async () => {
    await write({
      'a/course.yaml': manifest('a'),
      'a/en/02-two.md': longHead('two'),
      'a/en/01-one.md': lesson('one', 'One'),
      'a/fr/03-trois.md': lesson('trois', 'Trois'),
      'a/en/04-broken.md': 'No front matter.',
    })
    const courses = library()
    const ofContents = async () => (await courses.lessons('a', 'en')).lessons.map(({ id, minutes }) => ({ id, minutes }))
    expect(await courses.syllabus('a')).toEqual({ courseId: 'a', lessons: await ofContents(), hasQuiz: false, durationMinutes: 5 })
    expect((await ofContents()).map(({ id }) => id)).toEqual(['one', 'two', 'trois'])
    await write({ 'a/en/02-two.md': longHead('new'), 'a/fr/quiz.md': quiz('Quiz', `${'Text. '.repeat(1000)}\n\n`, question('q', 'Q')) })
    expect(await courses.syllabus('a')).toMatchObject({ lessons: await ofContents(), hasQuiz: true })
    expect(await courses.syllabus('none')).toBeUndefined()
  })
})

describe('quiz, glossary and what courses share', () => {
  it('falls back to English question by question and term by term', async () => {
    await write({
      'core/course.yaml': manifest('core'),
      'core/en/quiz.md': quiz('Quiz', question('a', 'A'), question('b', 'B')),
      'core/fr/quiz.md': quiz('Le quiz', question('b', 'Bé')),
      'core/en/glossary.md':
        '---\ntitle: Glossary\n---\n\n## Stock {#stock fr=Stocks es=Reserva}\n\nText.\n\n## Émigré {#emigre}\n\nText.\n',
      'core/fr/glossary.md': '---\ntitle: Glossaire\n---\n\n## Zone {#stock}\n\nTexte.\n',
    })
    const found = await library().quiz('core', 'fr')
    expect(found).toMatchObject({ lang: 'fr', title: 'Le quiz' })
    expect(
      [...(found?.questions ?? [])].map(
        ([
          id,
          {
            lang,
            question: { title },
          },
        ]) => `${id} ${lang} ${title}`,
      ),
    ).toEqual(['b fr Bé', 'a en A'])
    expect((await library().glossary('core', 'fr'))?.terms.map(({ id, lang, term }) => `${id} ${lang} ${term}`)).toEqual([
      'emigre en Émigré',
      'stock fr Zone',
    ])
    expect((await library().glossary('core', 'fr'))?.terms.map(({ words }) => words)).toEqual([
      { en: 'Émigré' },
      { en: 'Stock', fr: 'Zone', es: 'Reserva' },
    ])
    expect((await library().quiz('core', 'ar'))?.lang).toBe('en')
  })

  it('has the sources and competencies next to the courses', async () => {
    await write({
      'core/course.yaml': manifest('core'),
      'sources.yaml': '- id: 44\n  title: Stock\n',
      'competencies.yaml': '- id: read\n  title: { en: Read }\n',
    })
    expect((await library().sources('core')).get(44)?.title).toBe('Stock')
    expect((await library().competencies('core')).get('read')?.title).toEqual({ en: 'Read' })
    expect(await library().quiz('core', 'en')).toBeUndefined()
    expect(await library().glossary('core', 'en')).toBeUndefined()
  })
})

describe('pictures', () => {
  beforeEach(() =>
    write({
      'core/course.yaml': manifest('core'),
      'core/media/a b.svg': '<svg/>',
      'core/media/deep/ç.PNG': 'png',
      'core/media/page.html': 'x',
      'core/media/.hidden.svg': 'x',
      'secret.svg': 'secret',
      'core/secret.svg': 'secret',
      'core/media/folder.svg/x.svg': 'x',
    }),
  )

  it('are found inside media', async () => {
    expect(await library().file('core', '1.0.0', 'media/a b.svg')).toBe(join(folder, 'core/media/a b.svg'))
    expect(await library().file('core', '0.9.0', 'media/deep/ç.PNG')).toBe(join(folder, 'core/media/deep/ç.PNG'))
  })

  it.each([
    'media/none.svg',
    'media/page.html',
    'media/.hidden.svg',
    'media/../secret.svg',
    'media/../../secret.svg',
    '../secret.svg',
    'secret.svg',
    '/etc/passwd',
    'media//a b.svg',
    'media\\a b.svg',
    'media/..\\secret.svg',
    'media/folder.svg',
    'media',
    'media/',
    'course.yaml',
    'media/a b.svg\0.png',
  ])('are not found at %j', async path => {
    expect(await library().file('core', '1.0.0', path)).toBeUndefined()
  })

  it('are not found under an invalid version', async () => {
    expect(await library().file('core', '..', 'media/a b.svg')).toBeUndefined()
  })

  it.skipIf(process.platform === 'win32')('are not found through a link that leads out', async () => {
    await symlink(join(folder, 'secret.svg'), join(folder, 'core/media/link.svg'))
    await symlink(folder, join(folder, 'core/media/out'))
    await symlink(join(folder, 'core/media/page.html'), join(folder, 'core/media/disguised.svg'))
    await write({ 'linked/course.yaml': manifest('linked') })
    await symlink(folder, join(folder, 'linked/media'))
    const courses = library()
    expect([
      await courses.file('core', '1.0.0', 'media/link.svg'),
      await courses.file('core', '1.0.0', 'media/out/secret.svg'),
      await courses.file('core', '1.0.0', 'media/disguised.svg'),
      await courses.file('linked', '1.0.0', 'media/secret.svg'),
    ]).toEqual([undefined, undefined, undefined, undefined])
  })
})
