import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { resolveCourseFile } from '#backend/courses/serve-course-file.ts'
import { openCourseLibrary } from '#backend/courses/open-course-library.ts'
import type { GuideDocumentInput } from '#backend/documents/guide-data.ts'
import type { Context } from '#backend/handlers/context.ts'
import { guidesHandlers } from '#backend/handlers/guides.ts'
import type { GuideView } from '#common/contract/guides.ts'
import { sharedDocumentMaker } from './built-documents.ts'
import { root } from './project-root.ts'
import { readPdf } from './pdf/read-pdf.ts'

const courses = openCourseLibrary({ folders: [join(root, 'courses')] })
const maker: Context['documents'] = sharedDocumentMaker()

export const context = () => ({ courses, documents: maker }) as Context
export const readGuide = (courseId: string): Promise<GuideView> => guidesHandlers['guides.read']({ courseId, lang: 'en' }, context())

export async function findPicture(src: string): Promise<Uint8Array | undefined> {
  const path = await resolveCourseFile(courses, src)
  return path === undefined ? undefined : readFile(path)
}

export const toPaper = (guide: GuideView, changes: Partial<GuideDocumentInput> = {}): GuideDocumentInput => ({
  guide,
  what: 'guide',
  agenda: 'half-day',
  start: 540,
  paper: 'a4',
  ...changes,
})

/** Prints the guide of a module in three lengths and its hand-outs, and expects them whole. */
export async function checkGuideOnPaper(courseId: string): Promise<void> {
  const guide = await readGuide(courseId)
  const half = await readPdf(await maker.makeGuide(toPaper(guide), findPicture))
  const full = await readPdf(await maker.makeGuide(toPaper(guide, { agenda: 'one-day', paper: 'letter' }), findPicture))
  const short = await readPdf(await maker.makeGuide(toPaper(guide, { agenda: 'short' }), findPicture))
  const sheets = await readPdf(await maker.makeGuide(toPaper(guide, { what: 'hand-outs' }), findPicture))
  for (const pdf of [short, half, full, sheets]) expect(pdf).toMatchObject({ boxes: 0, tagged: true, lang: 'en', title: guide.title })
  expect(half.text).toContain(guide.title)
  expect(full.pages).toBeGreaterThan(half.pages)
  const sessions = guide.agendas['half-day'].filter(id => guide.sessions.some(session => session.id === id && session.kind === 'session'))
  // A cover, and no page to turn within a session.
  expect(half.pages).toBe(1 + sessions.length)
  expect(short.pages).toBe(1 + guide.agendas.short.length)
  expect(sheets.pages).toBe(guide.handOuts.length)
  expect(sheets.text).toContain(guide.handOuts[0]?.title)
  expect(sheets.text, 'places to write are drawn').not.toContain('____')
}
