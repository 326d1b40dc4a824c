import { expect, it } from 'vitest'
import { sharedDocumentMaker } from '#tests/support/built-documents.ts'
import { readPdf } from '#tests/support/pdf/read-pdf.ts'
import { highlightOf } from '#tests/support/records.ts'

const maker = sharedDocumentMaker()

it('two thousand notes are made a document, in Arabic too', { timeout: 180_000 }, async () => {
  const { anchor } = highlightOf()
  const highlights = Array.from({ length: 2_000 }, (_, index) => ({
    ...highlightOf({ anchor: { ...anchor, quote: `Words number ${index}.` }, note: `Note ${index}` }),
    id: String(index),
    place: { kind: 'found', block: 'prose:1', paragraph: 0, start: 0, end: 5 } as const,
  }))
  const lessons = [{ lessonId: 'first', title: 'من يتنقل؟', highlights, reflections: [] }]
  const pdf = await readPdf(await maker.makeNotes({ learnerName: 'Amal', course: 'Core module', lang: 'ar', paper: 'a4', lessons }))
  expect(pdf.pages).toBeGreaterThan(100)
  expect(pdf.text).toContain('Note 12')
})
