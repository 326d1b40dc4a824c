import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { resolveCourseFile } from '#backend/courses/serve-course-file.ts'
import { openCourseLibrary } from '#backend/courses/open-course-library.ts'
import type { GuideDocumentInput } from '#backend/documents/guide-data.ts'
import type { Context } from '#backend/handlers/context.ts'
import { guidesHandlers } from '#backend/handlers/guides.ts'
import type { GuideView } from '#common/contract/guides.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { messagesFor } from '#common/i18n/messages.ts'
import { sharedDocumentMaker } from '#tests/support/built-documents.ts'
import { readPdf } from '#tests/support/read-pdf.ts'

const PATIENCE_MS = 180_000
const courses = openCourseLibrary({ folders: [fileURLToPath(new URL('../../../../courses', import.meta.url))] })
const maker = sharedDocumentMaker()

const context = () => ({ courses, documents: maker }) as Context
const read = (courseId: string): Promise<GuideView> => guidesHandlers['guides.read']({ courseId, lang: 'en' }, context())

async function pictureOf(src: string): Promise<Uint8Array | undefined> {
  const path = await resolveCourseFile(courses, src)
  return path === undefined ? undefined : readFile(path)
}

const paper = (guide: GuideView, changes: Partial<GuideDocumentInput> = {}): GuideDocumentInput => ({
  guide,
  what: 'guide',
  agenda: 'half-day',
  start: 540,
  paper: 'a4',
  ...changes,
})

describe('a facilitator’s guide on paper', { timeout: PATIENCE_MS }, () => {
  it.each(['core', 'managing-the-link', 'partnerships', 'empowering-migrants', 'local-jobs', 'integration'])(
    'is made of the guide of %s, in both lengths, and its hand-outs, one to a page',
    async courseId => {
      const guide = await read(courseId)
      const half = await readPdf(await maker.makeGuide(paper(guide), pictureOf))
      const full = await readPdf(await maker.makeGuide(paper(guide, { agenda: 'one-day', paper: 'letter' }), pictureOf))
      const sheets = await readPdf(await maker.makeGuide(paper(guide, { what: 'hand-outs' }), pictureOf))
      for (const pdf of [half, full, sheets]) expect(pdf).toMatchObject({ boxes: 0, tagged: true, lang: 'en', title: guide.title })
      expect(half.text).toContain(guide.title)
      expect(full.pages).toBeGreaterThan(half.pages)
      // A cover, and no page to turn within a session.
      expect(half.pages).toBe(
        1 + guide.agendas['half-day'].filter(id => guide.sessions.some(session => session.id === id && session.kind === 'session')).length,
      )
      expect(sheets.pages).toBe(guide.handOuts.length)
      expect(sheets.text).toContain(guide.handOuts[0]?.title)
      expect(sheets.text, 'places to write are drawn').not.toContain('____')
    },
  )

  it('gives every session its time of day from the hour that was asked for', async () => {
    const { text } = await readPdf(await maker.makeGuide(paper(await read('partnerships'), { start: 13 * 60 + 30 }), pictureOf))
    expect(text).toMatch(/13:30 Welcome 30 min 14:00 Who counts, who is missing\? 60 min 15:00 Break 15 min 15:15 /)
  })

  it.each(LOCALES)('has its fixed words in %s, from right to left where the language is', async lang => {
    const guide = { ...(await read('core')), lang }
    const pdf = await readPdf(await maker.makeGuide(paper(guide), pictureOf))
    expect(pdf).toMatchObject({ boxes: 0, lang })
    for (const word of lang === 'ar' ? ['دليل'] : [messagesFor(lang).guide.guide, messagesFor(lang).guide.materials])
      expect(pdf.text).toContain(word)
  })

  it('shows a hostile text as text, and the words of a picture that cannot be read', async () => {
    const hostile = '#panic("x") $ * _ [ `raw` // @ref <label>'
    const guide = {
      ...(await read('core')),
      purpose: hostile,
      html: `<p>${hostile.replaceAll('<', '&lt;')}</p><figure><img src="/files/core/1.0.0/media/none.svg" alt="A missing drawing"></figure><script>alert(1)</script>`,
    }
    const { text } = await readPdf(await maker.makeGuide(paper(guide), pictureOf))
    expect(text.split(hostile)).toHaveLength(3)
    expect(text).toContain('A missing drawing')
    expect(text).not.toContain('alert')
  })

  it('is the same bytes for the same guide', async () => {
    const guide = await read('core')
    expect(await maker.makeGuide(paper(guide), pictureOf)).toEqual(await maker.makeGuide(paper(guide), pictureOf))
  })

  it('cannot be asked for of a course that has none', async () => {
    await expect(guidesHandlers['guides.read']({ courseId: 'nothing-here', lang: 'en' }, context())).rejects.toMatchObject({
      code: 'not-found',
    })
  })
})
