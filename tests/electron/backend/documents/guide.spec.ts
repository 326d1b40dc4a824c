import { describe, expect, it } from 'vitest'
import { guidesHandlers } from '#backend/handlers/guides.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { sharedDocumentMaker } from '#tests/support/built-documents.ts'
import { context, findPicture, readGuide, toPaper } from '#tests/support/guide-on-paper.ts'
import { readPdf } from '#tests/support/pdf/read-pdf.ts'

const PATIENCE_MS = 180_000
const maker = sharedDocumentMaker()

describe('a facilitator’s guide on paper', { timeout: PATIENCE_MS }, () => {
  it('gives every session its time of day from the hour that was asked for', async () => {
    const { text } = await readPdf(await maker.makeGuide(toPaper(await readGuide('partnerships'), { start: 13 * 60 + 30 }), findPicture))
    expect(text).toMatch(/13:30 Welcome 30 mins 14:00 Who counts, who is missing\? 1 hr 15:00 Break 15 mins 15:15 /)
  })

  it.each(LOCALES)('has its fixed words in %s, from right to left where the language is', async lang => {
    const guide = { ...(await readGuide('core')), lang }
    const pdf = await readPdf(await maker.makeGuide(toPaper(guide), findPicture))
    expect(pdf).toMatchObject({ boxes: 0, lang })
    for (const word of lang === 'ar' ? ['دليل'] : [messagesFor(lang).guide.guide, messagesFor(lang).guide.materials])
      expect(pdf.text).toContain(word)
  })

  it('shows a hostile text as text, and the words of a picture that cannot be read', async () => {
    const hostile = '#panic("x") $ * _ [ `raw` // @ref <label>'
    const guide = {
      ...(await readGuide('core')),
      purpose: hostile,
      html: `<p>${hostile.replaceAll('<', '&lt;')}</p><figure><img src="/files/core/1.0.0/media/none.svg" alt="A missing drawing"></figure><script>alert(1)</script>`,
    }
    const { text } = await readPdf(await maker.makeGuide(toPaper(guide), findPicture))
    expect(text.split(hostile)).toHaveLength(3)
    expect(text).toContain('A missing drawing')
    expect(text).not.toContain('alert')
  })

  it('begins no line with the mark of a source', async () => {
    const mark = '<sup class="source-mark"><a href="#source-7">1234</a></sup>'
    const html = Array.from({ length: 60 }, (_, index) => `<p>${'x'.repeat(index + 1)} ${'word '.repeat(16)}${mark}</p>`).join('')
    const { placed } = await readPdf(await maker.makeGuide(toPaper({ ...(await readGuide('core')), html }), findPicture))
    const margin = Math.min(...placed.map(({ left }) => left))
    const marks = placed.filter(({ text }) => text === '1234')
    expect(marks.length).toBeGreaterThan(10)
    expect(marks.filter(({ left }) => left < margin + 1)).toEqual([])
  })

  it('is the same bytes for the same guide', async () => {
    const guide = await readGuide('core')
    expect(await maker.makeGuide(toPaper(guide), findPicture)).toEqual(await maker.makeGuide(toPaper(guide), findPicture))
  })

  it('cannot be asked for of a course that has none', async () => {
    await expect(guidesHandlers['guides.read']({ courseId: 'nothing-here', lang: 'en' }, context())).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})
