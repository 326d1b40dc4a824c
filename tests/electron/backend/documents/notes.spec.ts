import { describe, expect, it } from 'vitest'
import type { NotesDocumentInput } from '#backend/documents/notes-data.ts'
import type { HighlightPlace } from '#common/contract/study/notes.ts'
import { sharedDocumentMaker } from '#tests/support/built-documents.ts'
import { readPdf } from '#tests/support/pdf/read-pdf.ts'
import { highlightOf } from '#tests/support/records.ts'

const maker = sharedDocumentMaker()
const found: HighlightPlace = { kind: 'found', block: 'prose:1', paragraph: 0, start: 0, end: 5 }

function quoteOf(quote: string, note: string, place: HighlightPlace = found) {
  const { anchor } = highlightOf()
  return { ...highlightOf({ anchor: { ...anchor, quote }, note }), id: quote, place }
}

const input: NotesDocumentInput = {
  learnerName: 'Amal',
  course: 'Core module',
  lang: 'en',
  paper: 'a4',
  lessons: [
    {
      lessonId: 'first',
      title: 'Who moves?',
      highlights: [
        quoteOf('Most people move within their country.', 'Ask #statistics *first*.'),
        quoteOf('كلمات الدرس', '', { kind: 'changed' }),
      ],
      reflections: [{ reflectionId: 'think', title: 'Who is missing?', text: 'The seasonal workers.\nNobody counts them.' }],
    },
    { lessonId: 'dropped', title: undefined, highlights: [quoteOf('Words of a lesson that is gone', '')], reflections: [] },
  ],
}

describe('notes as PDF', { timeout: 180_000 }, () => {
  it('have the quoted words with what was written about them, as it was written', async () => {
    const pdf = await readPdf(await maker.makeNotes(input))
    expect(pdf).toMatchObject({ pages: 1, title: 'Notes of Amal', boxes: 0, tagged: true })
    for (const text of [
      'Core module',
      'Who moves?',
      'Most people move within their country.',
      'Ask #statistics *first*.',
      'Reflection',
      'Who is missing?',
      'Nobody counts them.',
      'The text of the lesson has changed since.',
      'No longer in the module',
    ])
      expect(pdf.text).toContain(text)
  })

  it('begin where their own language does', async () => {
    const highlights = [quoteOf('Words of the lesson.', 'ملاحظة قصيرة'), quoteOf('More words.', 'A short note')]
    const { placed, size } = await readPdf(
      await maker.makeNotes({ ...input, lessons: [{ lessonId: 'first', title: 'Who moves?', highlights, reflections: [] }] }),
    )
    const leftOf = (words: string): number => placed.find(({ text }) => text.includes(words))?.left ?? Number.NaN
    expect(leftOf('ملاحظة')).toBeGreaterThan(size.width / 2)
    expect(leftOf('A short note')).toBeLessThan(size.width / 4)
  })
})
