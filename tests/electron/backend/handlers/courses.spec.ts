import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestBackend, type TestBackend } from '#tests/support/test-backend.ts'
import { links, type TestLink } from '#tests/support/test-links.ts'

describe.each(links)('courses over $name', ({ open }) => {
  let backend: TestBackend
  let link: TestLink

  beforeEach(async () => {
    backend = await openTestBackend()
    link = await open(backend)
  })

  afterEach(async () => {
    link.close()
    await backend.close()
  })

  it('find the source of a citation mark, or null where there is none with that number', async () => {
    expect(await link.call('courses.source', { courseId: 'small', sourceId: 2 })).toMatchObject({ id: 2, title: 'A second source' })
    expect(await link.call('courses.source', { courseId: 'small', sourceId: 9999 })).toBeNull()
  })

  it('fall back to another language lesson by lesson', async () => {
    const outline = await link.call('courses.outline', { courseId: 'small', lang: 'fr' })
    expect(outline.lessons.map(({ id, lang: of }) => [id, of])).toEqual([
      ['first', 'fr'],
      ['second', 'en'],
    ])
    expect(outline).toMatchObject({ title: 'Un petit cours', questionCount: 7, unreadableLessons: [] })
  })

  it('tell the language of lessons and quiz apart from that of the title, before anything is opened', async () => {
    const ofLanguage = async (lang: 'fr' | 'ar') => {
      const [[listed], outline] = [
        await link.call('courses.library', { lang }),
        await link.call('courses.outline', { courseId: 'small', lang }),
      ]
      return { listed: listed?.lessonLang, lessons: outline.lessonLang, quiz: outline.quizLang }
    }
    expect(await ofLanguage('fr')).toEqual({ listed: 'fr', lessons: 'fr', quiz: 'en' })
    expect(await ofLanguage('ar')).toEqual({ listed: 'en', lessons: 'en', quiz: 'en' })
  })
})
