import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Search } from '#backend/search/open-search.ts'
import { CONTENT_KINDS } from '#common/domain/search/passages.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { JUDGED, LEAST_RECALL, measureRecall, withTranslatedCourses } from '#tests/bench/search/recall.ts'

let search: Search
let finish: () => void
let closed: Promise<void>

beforeAll(async () => {
  await new Promise<void>((opened, failed) => {
    closed = withTranslatedCourses(async open => {
      search = open
      opened()
      await new Promise<void>(resolve => (finish = resolve))
    })
    closed.catch(failed)
  })
})
afterAll(async () => {
  finish()
  await closed
})

describe('a reader who searches the courses and their translations', () => {
  it.each(LOCALES)('in %s sees what was meant among the first five of its kind', async lang => {
    const { queries, wanted, seen, missed } = await measureRecall(search, lang)
    expect(queries).toBeGreaterThanOrEqual(30)
    expect(seen / wanted, `not seen: ${missed.join('; ')}`).toBeGreaterThanOrEqual(LEAST_RECALL)
  })

  it.each(LOCALES.flatMap(lang => JUDGED[lang].nowhere.map(typed => ({ lang, typed }))))(
    'in $lang finds nothing for $typed, which no text has',
    async ({ lang, typed }) => {
      const { found } = await search.find(typed, lang, 5)
      expect(CONTENT_KINDS.flatMap(kind => found[kind].best.map(({ passage }) => passage.heading))).toEqual([])
    },
  )
})
