import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
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

describe('a course begun in French', () => {
  const toTranslate = (text: string) => text.replace('\n---\n', '\noriginal: to-translate\n---\n')
  const GLOSSARY = '---\ntitle: Glossaire\n---\n\n## Ville {#ville}\n\nTexte.\n'
  const GUIDE = '---\ntitle: Atelier\n---\n\nTexte.\n'
  const DOCUMENTS = '---\ntitle: Textes\n---\n\n## Loi {#loi source=1}\n\nTexte.\n'
  const french: Readonly<Record<string, string>> = {
    '01-one.md': lesson('one', 'Une leçon'),
    'quiz.md': quiz('Le quiz', question('q', 'Une question')),
    'glossary.md': GLOSSARY,
    'documents.md': DOCUMENTS,
    'workshop.md': GUIDE,
  }
  const inFolder = (lang: string, change = (text: string) => text) =>
    Object.fromEntries(Object.entries(french).map(([name, text]) => [`town/${lang}/${name}`, change(text)]))

  it.each([
    ['that says so', 'original: fr\n'],
    ['that does not say so', ''],
  ])('%s is served in French, as French, where Arabic or English is still to be translated', async (_, field) => {
    await write({
      'town/course.yaml': `${manifest('town')}${field}`,
      ...inFolder('fr'),
      ...inFolder('en', toTranslate),
      ...inFolder('ar', toTranslate),
    })
    const courses = library()
    for (const lang of ['ar', 'en', 'es'] as const) {
      expect((await courses.lessons('town', lang)).lessons.map(({ id, lang: served }) => [id, served])).toEqual([['one', 'fr']])
      const found = await Promise.all([
        courses.lesson('town', 'one', lang),
        courses.quiz('town', lang),
        courses.glossary('town', lang),
        courses.guide('town', lang),
        ...(await courses.documents('town', lang)),
      ])
      expect(found.map(part => part?.lang)).toEqual(['fr', 'fr', 'fr', 'fr', 'fr'])
      expect([...(await courses.quiz('town', lang))!.questions.values()].map(({ lang: served }) => served)).toEqual(['fr'])
    }
  })

  it('stays French for a reader of Spanish when English is complete, and English for a reader of English', async () => {
    await write({ 'town/course.yaml': `${manifest('town')}original: fr\n`, ...inFolder('fr'), ...inFolder('en') })
    expect((await library().lesson('town', 'one', 'es'))?.lang).toBe('fr')
    expect((await library().lesson('town', 'one', 'en'))?.lang).toBe('en')
  })
})
