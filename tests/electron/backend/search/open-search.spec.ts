import { cp, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openCourseLibrary } from '#backend/courses/open-course-library.ts'
import type { CourseLibrary } from '#backend/courses/course-library.ts'
import { openSearch, type Search } from '#backend/search/open-search.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { SHELF } from '#tests/support/test-backend.ts'

let folder: string
let file: string
let courses: string
let read: string[]
let reported: unknown[]

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jmdi-search-'))
  courses = join(folder, 'courses')
  file = join(folder, 'cache/search.bin')
  read = []
  reported = []
  await cp(SHELF, courses, { recursive: true })
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

/** The real library, which notes the lessons that are taken apart. */
function countedLibrary(): CourseLibrary {
  const library = openCourseLibrary({ folders: [courses] })
  return {
    ...library,
    lesson: (courseId, lessonId, lang) => {
      read.push(`${lang} ${lessonId}`)
      return library.lesson(courseId, lessonId, lang)
    },
  }
}

async function withSearch<T>(work: (search: Search) => Promise<T>, version = '1'): Promise<T> {
  const search = openSearch({ courses: countedLibrary(), file, version, reportError: error => reported.push(error) })
  try {
    return await work(search)
  } finally {
    await search.close()
  }
}

async function lessonsWith(search: Search, text: string, lang: Locale = 'en'): Promise<readonly string[]> {
  const { found } = await search.find(text, lang, 10)
  return [...new Set(found.lessons.best.map(({ source, passage }) => `${source.lang} ${passage.item}`))].sort()
}

async function writeLesson(name: string, id: string, words: string): Promise<void> {
  const text = `---\nid: ${id}\ntitle: A lesson\nminutes: 5\nobjectives:\n  - One\n---\n\n${words}\n`
  await writeFile(join(courses, 'small/en', name), text)
}

describe('the index of the courses', () => {
  it('finds a lesson that was added, and takes only that one apart', async () => {
    await withSearch(search => search.prepare())
    await writeLesson('09-new.md', 'new', 'The zeppelin lands.')
    read = []
    await withSearch(async search => expect(await lessonsWith(search, 'zeppelins')).toEqual(['en new']))
    expect(read).toEqual(['en new'])
  })

  it('finds the new words of a lesson that was edited, and its old words no longer', async () => {
    await writeLesson('09-new.md', 'new', 'The zeppelin lands.')
    await withSearch(async search => expect(await lessonsWith(search, 'zeppelin')).toEqual(['en new']))
    await writeLesson('09-new.md', 'new', 'The submarine dives.')
    await withSearch(async search => {
      expect(await lessonsWith(search, 'submarine')).toEqual(['en new'])
      expect(await lessonsWith(search, 'zeppelin ')).toEqual([])
    })
    read = []
    await withSearch(async search => expect(await lessonsWith(search, 'submarine')).toEqual(['en new']))
    expect(read).toEqual([])
  })

  it('sees a change while it is open, once it is told of one', async () => {
    await withSearch(async search => {
      await search.prepare()
      await writeLesson('09-new.md', 'new', 'The zeppelin lands.')
      search.coursesChanged()
      await search.prepare()
      expect(await lessonsWith(search, 'zeppelin')).toEqual(['en new'])
    })
  })

  it('finds nothing of a course that was removed', async () => {
    await withSearch(async search => {
      const { counts } = await search.find('first', 'en', 5)
      expect(counts.lessons).toBeGreaterThan(0)
    })
    await rm(join(courses, 'small'), { recursive: true })
    await withSearch(async search => {
      const { found, counts } = await search.find('first', 'en', 5)
      expect([found.lessons.total, counts.lessons]).toEqual([0, 0])
    })
  })

  it('is read from the disk at the next start: nothing is taken apart again', async () => {
    const before = await withSearch(search => lessonsWith(search, 'the'))
    expect(before.length).toBeGreaterThan(0)
    expect(read.length).toBeGreaterThan(0)
    read = []
    expect(await withSearch(search => lessonsWith(search, 'the'))).toEqual(before)
    expect(read).toEqual([])
  })

  it('is made anew without a word where its file is cut anywhere, or has another byte anywhere', async () => {
    await writeLesson('09-new.md', 'new', 'The zeppelin lands.')
    await withSearch(search => search.prepare())
    const whole = await readFile(file)
    for (const at of [0, 10, 33, Math.floor(whole.length / 2), whole.length - 1]) {
      await truncate(file, at)
      await withSearch(async search => expect(await lessonsWith(search, 'zeppelin')).toEqual(['en new']))
      const damaged = Buffer.from(whole)
      damaged[at] = (damaged[at] ?? 0) ^ 1
      await writeFile(file, damaged)
      await withSearch(async search => expect(await lessonsWith(search, 'zeppelin')).toEqual(['en new']))
    }
    expect(await readFile(file)).toEqual(whole)
    expect(reported).toEqual([])
  })

  it('is as it was where the power fails while its file is written', async () => {
    await withSearch(search => search.prepare())
    await writeFile(`${file}.tmp`, 'half a fi')
    read = []
    await withSearch(async search => expect((await lessonsWith(search, 'the')).length).toBeGreaterThan(0))
    expect(read).toEqual([])
  })

  it('is made anew by another build of the suite', async () => {
    await withSearch(search => search.prepare())
    read = []
    await withSearch(search => search.prepare(), '2')
    expect(read.length).toBeGreaterThan(0)
  })

  it('works where it cannot be kept, and says so in the log', async () => {
    await writeFile(join(folder, 'cache'), 'in the way')
    await withSearch(async search => expect((await lessonsWith(search, 'the')).length).toBeGreaterThan(0))
    expect(reported).toHaveLength(1)
  })
})

describe('what a reader finds', () => {
  it('is in the language in which the lesson would open', async () => {
    await withSearch(async search => {
      expect(await lessonsWith(search, 'mayor', 'en')).toEqual(['en first'])
      expect(await lessonsWith(search, 'maire', 'fr')).toEqual(['fr first'])
      expect(await lessonsWith(search, 'mayor asks ', 'fr')).toEqual([])
      expect(await lessonsWith(search, 'second', 'fr')).toContain('en second')
    })
  })

  it('is the whole word first, then the beginning of one, and what is meant by a typing error', async () => {
    await writeLesson('07-long.md', 'long', 'Cartography is a word.')
    await writeLesson('08-short.md', 'short', 'A cart is a word too.')
    await withSearch(async search => {
      const { found } = await search.find('cart', 'en', 5)
      expect(found.lessons.best.map(({ passage }) => passage.item)).toEqual(['short', 'long'])
      expect(await lessonsWith(search, 'cartogrpahy')).toEqual(['en long'])
      expect(await search.suggest('cxrtographxyz', 'en')).toBe('cartography')
    })
  })
})
