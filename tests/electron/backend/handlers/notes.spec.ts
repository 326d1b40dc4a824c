import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createAnchor } from '#common/domain/notes/anchor.ts'
import { joinParagraphs } from '#common/domain/notes/lesson-text.ts'
import { readPdfPages } from '#tests/support/pdf/read-pdf.ts'
import { openTestBackend, SHELF, type TestBackend } from '#tests/support/test-backend.ts'
import { links, type TestLink } from '#tests/support/test-links.ts'

const profile = { name: 'Amina', organisation: 'Town hall', locale: 'en' } as const
const courseId = 'small'
const lesson = { courseId, lessonId: 'first' }
/** As the learner sees it. */
const SHOWN = joinParagraphs([
  { block: 'prose:1', paragraph: 0, text: 'The mayor asks a question. See remittances and the second lesson.' },
  { block: 'think-first', paragraph: 0, text: 'Write a line.' },
])

function highlightOf(quote: string, note = '') {
  const start = SHOWN.text.indexOf(quote)
  const anchor = createAnchor(SHOWN, { start, end: start + quote.length }, 'en')
  if (start === -1 || anchor === undefined) throw new Error(`not in the lesson: ${quote}`)
  return { anchor, colour: 'teal', note } as const
}

describe.each(links)('notes over $name', ({ open }) => {
  let folder: string
  let backend: TestBackend
  let link: TestLink
  let learnerId: string

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'jmdi-shelf-'))
    await cp(SHELF, folder, { recursive: true })
    backend = await openTestBackend({ coursesFolder: folder })
    link = await open(backend)
    learnerId = (await link.call('learners.create', profile)).id
  })

  afterEach(async () => {
    link.close()
    await backend.close()
    await rm(folder, { recursive: true, force: true })
  })

  const highlight = (quote: string, note = '', highlightId = v7()) =>
    link.call('notes.saveHighlight', { ...lesson, highlightId, highlight: highlightOf(quote, note) })
  const edit = async (from: string, to: string): Promise<void> => {
    const file = join(folder, 'small/en/01-first.md')
    const before = await readFile(file, 'utf8')
    expect(before).toContain(from)
    await writeFile(file, before.replace(from, to))
  }
  const placed = async (lang: 'en' | 'fr' = 'en') => (await link.call('notes.lesson', { ...lesson, lang })).map(({ place }) => place)

  it('gives the highlights of a lesson in its order, whatever the order they were made in', async () => {
    await highlight('Write a line.', 'On Monday')
    await highlight('The mayor asks a question.')
    expect(await link.call('notes.lesson', { ...lesson, lang: 'en' })).toMatchObject([
      { anchor: { quote: 'The mayor asks a question.' }, colour: 'teal', note: '', place: { kind: 'found', start: 0 } },
      { anchor: { quote: 'Write a line.' }, note: 'On Monday', place: { kind: 'found', block: 'think-first', paragraph: 0 } },
    ])
  })

  it('finds a highlight after its lesson was edited, and keeps the words of one whose sentence is gone', async () => {
    await highlight('The mayor asks a question.')
    await edit('The mayor asks', 'A paragraph that was not there.\n\nThe mayor asks')
    expect(await placed()).toMatchObject([{ kind: 'found', paragraph: 1 }])
    await edit('The mayor asks a question [@1]. ', '')
    expect(await link.call('notes.lesson', { ...lesson, lang: 'en' })).toMatchObject([
      { anchor: { quote: 'The mayor asks a question.' }, place: { kind: 'changed' } },
    ])
  })

  it('answers others while many highlights of an edited lesson are searched for', async () => {
    for (let count = 0; count < 40; count += 1)
      await backend.storage.highlights.save({ ...lesson, learnerId }, v7(), highlightOf('The mayor asks a question.', `${count}`), v7())
    await edit('The mayor asks a question', 'The mayors ask a question')
    const answered: string[] = []
    const other = await open(backend)
    const listed = link.call('notes.course', { courseId, lang: 'en' }).then(found => (answered.push('notes'), found))
    const asked = Array.from({ length: 3 }, () => other.call('learners.list').then(() => answered.push('other')))
    await Promise.all([listed, ...asked])
    expect((await listed)[0]?.highlights).toHaveLength(40)
    expect(answered).toEqual(['other', 'other', 'other', 'notes'])
    other.close()
  })

  it('shows a highlight at the same paragraph in another language', async () => {
    await highlight('Write a line.')
    expect(await placed('fr')).toEqual([{ kind: 'translated', block: 'think-first', paragraph: 0 }])
  })

  it('are listed for a course by lesson, with what was written on reflections and with a lesson that is gone', async () => {
    await link.call('progress.saveNote', { courseId, noteId: 'think-first', text: 'My line.' })
    await highlight('Write a line.')
    await link.call('notes.saveHighlight', { courseId, lessonId: 'dropped', highlightId: v7(), highlight: highlightOf('a question') })
    expect(await link.call('notes.course', { courseId, lang: 'en' })).toMatchObject([
      { lessonId: 'first', title: 'The first lesson', highlights: [{}], reflections: [{ reflectionId: 'think-first', text: 'My line.' }] },
      { lessonId: 'dropped', highlights: [{ anchor: { quote: 'a question' }, place: { kind: 'changed' } }], reflections: [] },
    ])
  })

  it('can be saved as Markdown with the words they are about, under a name that says whose they are', async () => {
    await highlight('Write a line.', 'On Monday')
    const file = await link.call('notes.document', { courseId, lang: 'en', what: 'markdown', paper: 'a4' })
    expect(file.fileName).toMatch(/^Notes of Amina - .+ - \d{4}-\d\d-\d\d\.md$/)
    expect(Buffer.from(file.base64, 'base64').toString()).toContain('> Write a line.\n\nOn Monday\n')
  })

  it('can be saved as a booklet: chosen lessons in their order, with what was highlighted and written in them', async () => {
    await highlight('Write a line.', 'On Monday')
    await link.call('progress.saveNote', { courseId, noteId: 'think-first', text: 'My line.' })
    const file = await link.call('notes.booklet', { courseId, lang: 'en', lessonIds: ['second', 'first', 'second'], paper: 'a4' })
    expect(file).toMatchObject({ fileName: expect.stringMatching(/^Booklet of Amina - A small course - \d{4}-\d\d-\d\d\.pdf$/) })
    const text = (await readPdfPages(Buffer.from(file.base64, 'base64'))).slice(1).join(' ')
    expect(text).toMatch(/The first lesson.+Write a line\. My note Write a line\. On Monday.+My line\..+The second lesson.+Only in English/)
    expect(text.split('Only in English')).toHaveLength(2)
    expect(text).not.toContain('SECRET')
  })

  it('are put into no booklet of no lessons, nor of one that the course does not have', async () => {
    for (const lessonIds of [[], ['first', 'dropped']])
      await expect(link.call('notes.booklet', { courseId, lang: 'en', lessonIds, paper: 'a4' })).rejects.toMatchObject({
        code: 'bad-input',
        details: { field: 'lessonIds' },
      })
  })

  it('saves a note only over the one it was begun on, and hands back the one that is there instead', async () => {
    const other = await open(backend)
    await other.call('learners.choose', { learnerId })
    const highlightId = v7()
    const save = (from: TestLink, note: string, replaces: string) =>
      from.call('notes.saveHighlight', { ...lesson, highlightId, highlight: highlightOf('a question', note), replaces })
    expect(await save(link, 'From A.', '')).toMatchObject({ kind: 'saved' })
    expect(await save(other, 'From B.', 'From A.')).toMatchObject({ kind: 'saved' })
    expect(await save(link, 'Later from A.', 'From A.')).toEqual({ kind: 'differs', text: 'From B.' })
    expect(await link.call('notes.lesson', { ...lesson, lang: 'en' })).toMatchObject([{ note: 'From B.' }])
    other.close()
  })

  it('tells the other windows of the learner of a change, and nobody else', async () => {
    const [other, stranger] = [await open(backend), await open(backend)]
    await other.call('learners.choose', { learnerId })
    await stranger.call('learners.create', { ...profile, name: 'Badr' })
    const heard: string[] = []
    stranger.subscribe('notes.changed', () => heard.push('stranger'))
    const told = new Promise(resolve => other.subscribe('notes.changed', resolve))
    await highlight('a question')
    expect(await told).toEqual(lesson)
    expect(await stranger.call('notes.lesson', { ...lesson, lang: 'en' })).toEqual([])
    expect(heard).toEqual([])
    for (const one of [other, stranger]) one.close()
  })

  it('come back with what is written on them while another window deletes them', async () => {
    const highlightId = v7()
    await highlight('a question', 'Mine', highlightId)
    await link.call('notes.removeHighlight', { ...lesson, highlightId })
    const written = { ...lesson, highlightId, highlight: highlightOf('a question', 'Mine, and more'), replaces: 'Mine' }
    expect(await link.call('notes.saveHighlight', written)).toMatchObject({ kind: 'saved' })
    expect(await link.call('notes.lesson', { ...lesson, lang: 'en' })).toMatchObject([{ note: 'Mine, and more' }])
  })

  it('can be deleted, and saved again under the same id', async () => {
    const highlightId = v7()
    await highlight('a question', 'Mine', highlightId)
    await link.call('notes.removeHighlight', { ...lesson, highlightId })
    expect(await placed()).toEqual([])
    await highlight('a question', 'Mine', highlightId)
    expect(await placed()).toMatchObject([{ kind: 'found' }])
  })

  describe('bookmarks', () => {
    const place = (paragraph: number, words = '') => ({ paragraph, words })
    const add = (lessonId: string, paragraph: number, bookmarkId = v7()) =>
      link.call('notes.addBookmark', { courseId, lessonId, bookmarkId, place: place(paragraph, `word ${paragraph}`), lang: 'en' })
    const listed = (from = link) => from.call('notes.bookmarks', { courseId, lang: 'en' })

    it('are listed as they stand in the course, by who made them only, and in every window at once', async () => {
      const [other, stranger] = [await open(backend), await open(backend)]
      await other.call('learners.choose', { learnerId })
      await stranger.call('learners.create', { ...profile, name: 'Badr' })
      const told = new Promise(resolve => other.subscribe('notes.bookmarked', resolve))
      await add('second', 0)
      await add('first', 4)
      await add('first', 1)
      expect(await told).toEqual({ courseId })
      const found = (await listed(other)).map(({ lessonId, place: { paragraph } }) => [lessonId, paragraph])
      expect(found).toEqual([
        ['first', 1],
        ['first', 4],
        ['second', 0],
      ])
      expect((await listed(other))[0]?.lesson?.title).toBe('The first lesson')
      expect(await listed(stranger)).toEqual([])
      for (const one of [other, stranger]) one.close()
    })

    it('are removed, and can be made again', async () => {
      const bookmarkId = v7()
      await add('first', 1, bookmarkId)
      await link.call('notes.removeBookmark', { courseId, bookmarkId })
      await link.call('notes.removeBookmark', { courseId, bookmarkId })
      expect(await listed()).toEqual([])
      await add('first', 2, bookmarkId)
      expect(await listed()).toMatchObject([{ id: bookmarkId, place: { paragraph: 2 } }])
    })

    it('of a lesson that is gone stay, and say so', async () => {
      await add('second', 1)
      await rm(join(folder, 'small/en/02-second.md'))
      const found = await listed()
      expect(found).toMatchObject([{ lessonId: 'second', place: { words: 'word 1' } }])
      expect(found[0]?.lesson).toBeUndefined()
    })

    it.each([
      ['a lesson that is not there', { lessonId: 'third' }, 'not-found'],
      ['a place with a text too long', { place: place(0, 'x'.repeat(121)) }, 'bad-input'],
      ['a place before the first', { place: place(-1) }, 'bad-input'],
    ] as const)('of %s are refused', async (_, over, code) => {
      const asked = { ...lesson, bookmarkId: v7(), place: place(0), lang: 'en' as const, ...over }
      await expect(link.call('notes.addBookmark', asked)).rejects.toMatchObject({ code })
      expect(await listed()).toEqual([])
    })
  })

  it('keep every sign of an odd text, and refuse one that is too long', async () => {
    const odd = `\u202eright to left\u202c \u0000 👩🏽‍🏫 ${'x'.repeat(10_000)}`
    await highlight('a question', odd)
    expect(await link.call('notes.lesson', { ...lesson, lang: 'en' })).toMatchObject([{ note: odd }])
    await expect(highlight('a question', 'x'.repeat(200_001))).rejects.toMatchObject({ code: 'bad-input' })
  })
})
