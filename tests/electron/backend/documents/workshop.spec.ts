import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { WorkshopDocumentInput } from '#backend/documents/workshop-data.ts'
import { PAPERS } from '#common/domain/certificates/certificate.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { createWorkshop, createWorkshopFromGuide } from '#common/domain/workshops/create-workshop.ts'
import { parseGuide } from '#common/domain/guides/parse-guide.ts'
import type { Workshop } from '#common/domain/workshops/workshop.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { sharedDocumentMaker } from '#tests/support/built-documents.ts'
import { readPdf } from '#tests/support/pdf/read-pdf.ts'

const PATIENCE_MS = 180_000
const GIVEN = { id: '01900000-0000-7000-8000-000000000001', now: new Date('2026-11-24T09:00:00Z') }
const maker = sharedDocumentMaker()
let workshop: Workshop

beforeAll(async () => {
  const text = await readFile(fileURLToPath(new URL('../../../../courses/managing-the-link/en/workshop.md', import.meta.url)), 'utf8')
  const { guide } = parseGuide(text, { courseId: 'managing-the-link', version: '1.0.0', lessonIds: new Map() })
  const made = createWorkshopFromGuide(
    { guide, courseId: 'managing-the-link', agenda: 'half-day', lang: 'en', others: {} },
    'Town of Belcora',
    GIVEN,
  )
  const participants = ['Amina Haddad', 'بدر العلوي', '#eval("1") *x* $y$'].map((name, index) => ({
    id: String(index),
    name,
    organisation: 'Port',
    group: index % 2,
  }))
  workshop = { ...made, place: 'Town hall', from: '2026-12-01', to: '2026-12-02', participants, groups: ['Red', 'Blue'] }
}, PATIENCE_MS)

const paper = (changes: Partial<WorkshopDocumentInput> = {}): Promise<Uint8Array> =>
  maker.makeWorkshopDocument({ workshop, materials: ['String: 10 metres'], what: 'plan', lang: 'en', paper: 'a4', ...changes })

describe('a workshop as PDF', { timeout: PATIENCE_MS }, () => {
  it('is a plan with times, activities and materials', async () => {
    const plan = await readPdf(await paper())
    expect(plan).toMatchObject({ boxes: 0, tagged: true, lang: 'en', title: workshop.title })
    for (const words of [
      workshop.title,
      'Town hall',
      '9:00',
      'Welcome',
      '30 min',
      'can be shortened to 20 min',
      'Word cloud',
      'One word',
      'Ends at 12:45',
      'String: 10 metres',
      'Amina Haddad',
    ])
      expect(plan.text).toContain(words)
  })

  it('is a sign-in sheet for each day of a short workshop, with names as typed', async () => {
    const sheet = await readPdf(await paper({ what: 'sign-in' }))
    expect(sheet).toMatchObject({ boxes: 0, tagged: true, pages: 1 })
    for (const words of ['Amina Haddad', '#eval("1") *x* $y$', '1 December 2026', '2 December 2026']) expect(sheet.text).toContain(words)
  })

  it.each(LOCALES)('is available in %s, on both paper sizes', async lang => {
    for (const size of PAPERS) {
      const [plan, sheet] = [
        await readPdf(await paper({ lang, paper: size })),
        await readPdf(await paper({ lang, paper: size, what: 'sign-in' })),
      ]
      expect(Math.round(plan.size.width)).toBe(size === 'a4' ? 595 : 612)
      expect([plan.boxes, sheet.boxes]).toEqual([0, 0])
      expect(plan.lang).toBe(lang)
      if (lang !== 'ar') expect(sheet.text).toContain(messagesFor(lang).workshop.signIn)
    }
  })

  it('can be made of an empty workshop', async () => {
    const empty = createWorkshop('A talk', 'en', '', GIVEN)
    expect((await readPdf(await paper({ workshop: empty, materials: [] }))).text).toContain('A talk')
    expect((await readPdf(await paper({ workshop: empty, materials: [], what: 'sign-in' }))).text).toContain('Signature')
  })
})
