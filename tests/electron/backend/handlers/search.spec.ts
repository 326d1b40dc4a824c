import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { inProcessLink, type TestLink } from '#tests/support/test-links.ts'
import { highlightOf } from '#tests/support/records.ts'
import { openTestBackend, type TestBackend } from '#tests/support/test-backend.ts'

let backend: TestBackend
let link: TestLink
const ofLesson = { courseId: 'small', noteId: 'think-first' }

beforeEach(async () => {
  backend = await openTestBackend()
  link = await inProcessLink.open(backend)
})
afterEach(async () => {
  link.close()
  await backend.close()
})

async function addLearner(name: string): Promise<string> {
  const profile = { name, organisation: '', role: undefined, country: undefined, locale: 'en' as const }
  return (await link.call('learners.create', profile)).id
}

describe('search', () => {
  it('gives what leads to the words: the block of the lesson, and the words as they are written', async () => {
    await addLearner('Ana')
    const { lessons, searched } = await link.call('search.courses', { text: 'mayor', lang: 'en', most: 5 })
    expect(lessons.hits[0]).toMatchObject({ courseId: 'small', item: 'first', block: 0, words: ['mayor'] })
    const [mark] = lessons.hits[0]?.excerpt.marks ?? []
    expect(lessons.hits[0]?.excerpt.text.slice(mark?.start, mark?.end)).toBe('mayor')
    expect(searched.lessons).toBe(2)
  })

  it('reveals no answer to a check', async () => {
    await addLearner('Ana')
    for (const text of ['SECRET-RIGHT', 'SECRET-WRONG', 'SECRET-EXPLANATION', 'The right one'])
      expect(JSON.stringify(await link.call('search.courses', { text, lang: 'en', most: 5 }))).not.toContain('SECRET')
  })

  it('finds the notes of a learner at the reflection they answer, and never those of another', async () => {
    const ana = await addLearner('Ana')
    await link.call('progress.saveNote', { ...ofLesson, text: 'Our Zeppelin festival brings people home.', replaces: '' })
    const own = await link.call('search.notes', { text: 'zepelin', lang: 'en', most: 5 })
    expect(own.hits).toMatchObject([{ courseId: 'small', item: 'first', id: 'think-first', heading: { text: 'What would you say?' } }])
    expect(own.hits[0]?.words).toEqual(['Zeppelin'])

    await addLearner('Ben')
    expect(await link.call('search.notes', { text: 'zeppelin', lang: 'en', most: 5 })).toEqual({ total: 0, hits: [] })
    await link.call('learners.choose', { learnerId: ana })
    expect((await link.call('search.notes', { text: 'zeppelin', lang: 'en', most: 5 })).total).toBe(1)
  })

  it('finds highlights by their note and by their words, where they lead to, and not once they are deleted', async () => {
    await addLearner('Ana')
    const place = { courseId: 'small', lessonId: 'second', highlightId: v7() }
    const { anchor } = highlightOf({})
    const highlight = highlightOf({ note: 'Our Zeppelin festival', anchor: { ...anchor, quote: 'wages that workers send' } })
    await link.call('notes.saveHighlight', { ...place, highlight })
    for (const text of ['zepelin', 'workers']) {
      const { hits } = await link.call('search.notes', { text, lang: 'en', most: 5 })
      expect(hits).toMatchObject([{ courseId: 'small', item: 'second', highlightId: place.highlightId }])
    }
    await link.call('notes.removeHighlight', place)
    expect((await link.call('search.notes', { text: 'zepelin', lang: 'en', most: 5 })).total).toBe(0)
  })

  it('looks at nobody’s notes before a learner is chosen', async () => {
    await expect(link.call('search.notes', { text: 'zeppelin', lang: 'en', most: 5 })).rejects.toThrow()
  })

  it('offers the nearest word where nothing is found', async () => {
    await addLearner('Ana')
    const { nearest } = await link.call('search.courses', { text: 'rxmitxnxces', lang: 'en', most: 5 })
    expect(nearest).toBe('remittances')
  })
})
