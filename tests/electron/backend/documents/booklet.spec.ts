import { describe, expect, it } from 'vitest'
import { buildBookletData, type BookletInput, type BookletLesson } from '#backend/documents/booklet/booklet-data.ts'
import { createBookletJob } from '#backend/documents/booklet/booklet-job.ts'
import type { LessonView } from '#common/contract/courses.ts'
import type { HighlightPlace, HighlightView } from '#common/contract/study/notes.ts'
import { toBlockViews } from '#common/domain/courses/block-view.ts'
import type { LessonBlock } from '#common/domain/courses/course.ts'
import type { HighlightColour } from '#common/domain/notes/highlight.ts'
import { readLessonText } from '#common/domain/notes/lesson-text.ts'
import type { Question } from '#common/domain/quizzes/question.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { sharedDocumentMaker } from '#tests/support/built-documents.ts'
import { readPdf, readPdfPages } from '#tests/support/pdf/read-pdf.ts'
import { everyKind } from '#tests/support/questions.ts'
import { highlightOf } from '#tests/support/records.ts'

const maker = sharedDocumentMaker()
const NO_PICTURE = async () => Promise.resolve(undefined)

const BLOCKS: readonly LessonBlock[] = [
  { kind: 'prose', html: '<h2>On the radio</h2><p>The <strong>mayor</strong> asks a question.</p>\n<p>Nobody answers.</p>' },
  { kind: 'facilitator', title: 'For you', html: '<p>SECRET-NOTE</p>' },
  { kind: 'callout', tone: 'tip', title: 'One line', html: '<ul><li>One line is enough.</li><li>Or two.</li></ul>' },
  { kind: 'figure', src: '/files/core/1/media/none.svg', alt: 'A missing drawing', caption: 'Its caption' },
  { kind: 'slide', title: 'On screen', html: '<p>SECRET-SLIDE</p>' },
  { kind: 'reflection', id: 'think', title: 'Who is missing?', html: '<p>Think of one.</p>' },
  { kind: 'reflection', id: 'later', title: 'And tomorrow?', html: '<p>Plan it.</p>' },
]

function lessonOf(number: number, blocks: readonly LessonBlock[], lang: Locale, title: string): LessonView {
  return {
    courseId: 'core',
    courseVersion: '1',
    id: `lesson-${number}`,
    title,
    lang,
    minutes: 5,
    objectives: ['Ask first'],
    blocks: toBlockViews(blocks),
    sources: [{ id: 7, title: 'The Atlas', by: 'IOM', year: '2024', url: 'https://example.org/atlas' }],
    terms: [],
    previous: undefined,
    next: undefined,
  }
}

const ENGLISH = lessonOf(1, BLOCKS, 'en', 'Who moves?')
const ARABIC = lessonOf(2, [{ kind: 'prose', html: '<p>تسأل رئيسة البلدية سؤالًا.</p>' }], 'ar', 'من يتنقل؟')

function placeOf(view: LessonView, quote: string): HighlightPlace {
  const { text, paragraphs } = readLessonText(view.blocks)
  const start = text.indexOf(quote)
  expect(start, quote).toBeGreaterThanOrEqual(0)
  return { kind: 'found', block: paragraphs[0]?.block ?? '', paragraph: 0, start, end: start + quote.length }
}

function highlight(
  quote: string,
  note: string,
  place: HighlightPlace,
  colour: HighlightColour = 'saffron',
  lang: Locale = 'en',
): HighlightView {
  return { ...highlightOf({ anchor: { ...highlightOf().anchor, lang, quote }, note, colour }), id: quote, place }
}

const NOTED: BookletLesson = {
  number: 1,
  view: ENGLISH,
  notes: {
    lessonId: 'lesson-1',
    title: 'Who moves?',
    highlights: [
      highlight('mayor asks', 'Ask #statistics *first*.', placeOf(ENGLISH, 'mayor asks'), 'teal'),
      highlight('Nobody', '', placeOf(ENGLISH, 'Nobody'), 'violet'),
      highlight('كلمات الدرس', '', { kind: 'translated', block: 'callout:1', paragraph: 0 }, 'violet', 'ar'),
      highlight('These words are gone.', 'I had this idea.', { kind: 'changed' }),
    ],
    reflections: [{ reflectionId: 'think', title: 'Who is missing?', text: 'The seasonal workers.' }],
  },
}
const PLAIN: BookletLesson = { number: 2, view: ARABIC, notes: undefined }

const input: BookletInput = {
  learnerName: 'Amal',
  course: 'Core module',
  date: '2026-03-01',
  lang: 'en',
  paper: 'a4',
  lessons: [NOTED, PLAIN],
}
const build = (changes: Partial<BookletInput> = {}) => buildBookletData({ ...input, ...changes }, () => undefined).lessons

describe('the data of a booklet', () => {
  it('has the words of a highlight marked, and its note behind their paragraph', () => {
    const [prose] = build()[0]?.blocks ?? []
    expect(prose?.body).toEqual([
      { t: 'heading', c: [{ t: 'text', s: 'On the radio' }] },
      {
        t: 'paragraph',
        c: [
          { t: 'text', s: 'The ' },
          { t: 'strong', c: [{ t: 'mark', name: '0', c: [{ t: 'text', s: 'mayor' }] }] },
          { t: 'mark', name: '0', c: [{ t: 'text', s: ' asks' }] },
          { t: 'text', s: ' a question.' },
        ],
      },
      { t: 'note', name: '0' },
      {
        t: 'paragraph',
        c: [
          { t: 'mark', name: '1', c: [{ t: 'text', s: 'Nobody' }] },
          { t: 'text', s: ' answers.' },
        ],
      },
    ])
    expect(build()[0]?.notes[0]).toEqual({
      colour: 'teal',
      label: 'My note',
      quote: 'mayor asks',
      hint: '',
      text: 'Ask #statistics *first*.',
    })
  })

  it('shows a highlight of another language behind its paragraph, with its words', () => {
    const [lesson] = build()
    expect(lesson?.blocks[1]?.body).toEqual([
      {
        t: 'list',
        ordered: false,
        items: [
          [
            { t: 'text', s: 'One line is enough.' },
            { t: 'note', name: '2' },
          ],
          [{ t: 'text', s: 'Or two.' }],
        ],
      },
    ])
    expect(lesson?.notes[2]).toMatchObject({ label: 'Highlighted in another language: Arabic', quote: 'كلمات الدرس', text: '' })
  })

  it('keeps those whose words are gone for the end of the lesson', () => {
    const [lesson] = build()
    expect(lesson?.changed).toEqual([3])
    expect(JSON.stringify(lesson?.blocks)).not.toContain('"name":"3"')
  })

  it('has nothing that is for the facilitator', () => {
    expect(build()[0]?.blocks.map(({ kind }) => kind)).toEqual(['prose', 'box', 'figure', 'reflection', 'reflection'])
    expect(JSON.stringify(build())).not.toContain('SECRET')
  })

  it('has what was written on a reflection, and room to write on another', () => {
    expect(build()[0]?.blocks.slice(3)).toMatchObject([{ written: 'The seasonal workers.' }, { written: '' }])
  })

  it('marks words across paragraphs in each of them, and has their note once, behind the last', () => {
    const quote = 'a question.\nNobody'
    const across = highlight(quote, 'Both', placeOf(ENGLISH, quote))
    const [prose] =
      build({ lessons: [{ ...NOTED, notes: { lessonId: 'x', title: '', highlights: [across], reflections: [] } }] })[0]?.blocks ?? []
    const json = JSON.stringify(prose)
    expect(json.split('"t":"mark"')).toHaveLength(3)
    expect(json.split('"t":"note"')).toHaveLength(2)
    expect(prose?.body.at(-1)).toEqual({ t: 'note', name: '0' })
  })
})

describe('a booklet as PDF', { timeout: 180_000 }, () => {
  it('has a cover with the contents, and the lessons with their notes', async () => {
    const pdf = await maker.makeBooklet(input, NO_PICTURE)
    expect(await readPdf(pdf)).toMatchObject({ title: 'Booklet of Amal', lang: 'en', tagged: true, boxes: 0 })
    const [cover, first, ...rest] = await readPdfPages(pdf)
    for (const text of ['Core module', 'Amal', '1 March 2026', 'Contents', 'Who moves?', '1 / ']) expect(cover).toContain(text)
    for (const text of [
      'Lesson 1',
      'The mayor asks a question.',
      'My note mayor asks Ask #statistics *first*.',
      'Highlighted in another language: Arabic',
      'A missing drawing',
      'Its caption',
      'The seasonal workers.',
    ])
      expect(first).toContain(text)
    const all = [first, ...rest].join(' ')
    expect(all).toMatch(/The text has changed.+These words are gone\. I had this idea\. Sources.+The Atlas\. IOM, 2024/)
    expect(all).not.toContain('SECRET')
    expect(all).toContain('تسأل')
  })

  it('asks every kind of knowledge check, and gives no answer away', async () => {
    const gaps = { ...everyKind.find(({ kind }) => kind === 'gap'), stemHtml: '<p>They send <span data-gap="one"></span> home.</p>' }
    const checks = [...everyKind, gaps as Question].map((question): LessonBlock => ({ kind: 'check', question }))
    const lesson = { number: 1, view: lessonOf(1, checks, 'en', 'Checks'), notes: undefined }
    const text = (await readPdfPages(await maker.makeBooklet({ ...input, lessons: [lesson] }, NO_PICTURE))).slice(1).join(' ')
    for (const { title } of everyKind) expect(text).toContain(title)
    expect(text).toMatch(/send _+ home/)
    for (const told of ['Because.', 'about a', 'wages', 'A decimal slip.', 'A good answer.']) expect(text).not.toContain(told)
  })

  it('has the pictures of every kind of knowledge check', async () => {
    const asked: string[] = []
    const checks = everyKind.map((question): LessonBlock => {
      const picture = JSON.stringify(`<img src="${question.kind}.png" alt="">`).slice(0, -1)
      return { kind: 'check', question: JSON.parse(JSON.stringify(question).replaceAll('"html":"', `"html":${picture}`)) as Question }
    })
    const lesson = { number: 1, view: lessonOf(1, checks, 'en', 'Checks'), notes: undefined }
    await createBookletJob({ ...input, lessons: [lesson] }, src => {
      asked.push(src)
      return NO_PICTURE()
    })
    for (const kind of ['single', 'matching', 'ordering', 'likert']) expect(asked, kind).toContain(`${kind}.png`)
  })

  it('is made of any number of highlights on the same words', async () => {
    const highlights = Array.from({ length: 60 }, (_, index) =>
      highlight('mayor asks', '', placeOf(ENGLISH, 'mayor asks'), index % 2 === 0 ? 'teal' : 'violet'),
    )
    const lessons = [{ ...NOTED, notes: { lessonId: 'x', title: '', highlights, reflections: [] } }]
    expect(await readPdf(await maker.makeBooklet({ ...input, lessons }, NO_PICTURE))).toMatchObject({ boxes: 0, tagged: true })
  })

  it('is made in Arabic, with lessons in both directions and notes longer than a page', async () => {
    const long = highlight(
      'mayor asks',
      Array.from({ length: 300 }, (_, index) => `Line ${index}`).join('\n'),
      placeOf(ENGLISH, 'mayor asks'),
    )
    const inList = highlight('Or two.', 'سطر طويل. '.repeat(900), placeOf(ENGLISH, 'Or two.'))
    const lessons = [{ ...NOTED, notes: { lessonId: 'x', title: '', highlights: [long, inList], reflections: [] } }, PLAIN]
    const pdf = await maker.makeBooklet({ ...input, lang: 'ar', paper: 'letter', lessons }, NO_PICTURE)
    expect(await readPdf(pdf)).toMatchObject({ title: 'كتيّب Amal', lang: 'ar', boxes: 0, tagged: true })
    const pages = await readPdfPages(pdf)
    expect(pages.length).toBeGreaterThan(8)
    expect(pages.join(' ')).toContain('Line 299')
    expect(pages.at(-1)).toContain('تسأل')
  })
})
