import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { allLinks, type TestLink } from '#tests/support/test-links.ts'
import { openTestBackend, type TestBackend } from '#tests/support/test-backend.ts'

const profile = { name: 'Amina', organisation: 'Town hall', locale: 'en' } as const
const lang = 'en'

describe.each(allLinks)('an invalid call over $name', ({ open }) => {
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

  it('is refused with an error code and changes nothing', async () => {
    const anything = link.call as (name: string, input?: unknown) => Promise<unknown>
    await expect(anything('learners.create', { ...profile, name: ' ' })).rejects.toMatchObject({ code: 'bad-input' })
    await expect(anything('courses.lesson', { courseId: '../../etc', lessonId: 'x', lang })).rejects.toMatchObject({ code: 'bad-input' })
    await expect(anything('no.such')).rejects.toMatchObject({ code: 'not-found' })
    await expect(anything('__proto__')).rejects.toMatchObject({ code: 'not-found' })
    expect(await link.call('learners.list')).toEqual([])
  })
})
