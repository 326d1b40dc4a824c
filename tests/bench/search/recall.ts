import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openCourseLibrary } from '#backend/courses/open-course-library.ts'
import { openSearch, type Search } from '#backend/search/open-search.ts'
import type { Entry } from '#backend/search/passage-store.ts'
import { CONTENT_KINDS } from '#common/domain/search/passages.ts'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { limitedShare, type Figure } from '../figure.ts'
import { AR } from './queries/ar.ts'
import { EN } from './queries/en.ts'
import { ES } from './queries/es.ts'
import { FR } from './queries/fr.ts'
import type { JudgedQueries } from './queries/judged-query.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))

export const JUDGED: Readonly<Record<Locale, JudgedQueries>> = { en: EN, fr: FR, es: ES, ar: AR }

export const LEAST_RECALL = 0.95

/** Looked at of each kind: what a reader sees before asking for all. */
const SEEN = 5

export interface Recall {
  readonly queries: number
  /** Wanted results. */
  readonly wanted: number
  /** Those that are among the first five of their kind. */
  readonly seen: number
  /** `what was typed → what was wanted`. */
  readonly missed: readonly string[]
}

/** The courses, with the sample of their translations; `work` gets the search of the product in them. */
export async function withTranslatedCourses<T>(work: (search: Search) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'jmdi-recall-'))
  try {
    const courses = join(folder, 'courses')
    await cp(join(root, 'courses'), courses, { recursive: true })
    await cp(join(root, 'tests/fixtures/translated'), courses, { recursive: true })
    const failed: unknown[] = []
    const search = openSearch({
      courses: openCourseLibrary({ folders: [courses] }),
      file: join(folder, 'cache/search.bin'),
      reportError: error => failed.push(error),
    })
    await search.prepare()
    const result = await work(search)
    await search.close()
    if (failed.length > 0) throw new AggregateError(failed, 'the search reported errors')
    return result
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** One figure a language. */
export async function recallFigures(): Promise<readonly Figure[]> {
  return withTranslatedCourses(async search => {
    const figures: Figure[] = []
    for (const lang of LOCALES) {
      const { queries, wanted, seen } = await measureRecall(search, lang)
      figures.push(limitedShare(`search: recall@5 of ${queries} queries in ${lang}; not less than the limit`, seen, wanted, LEAST_RECALL))
    }
    return figures
  })
}

/** How many of the wanted results a reader of that language sees. */
export async function measureRecall(search: Search, lang: Locale): Promise<Recall> {
  const { queries } = JUDGED[lang]
  const missed: string[] = []
  for (const [typed, ...wanted] of queries) {
    const { found } = await search.find(typed, lang, SEEN)
    const seen = new Set(CONTENT_KINDS.flatMap(kind => found[kind].best).flatMap(addresses))
    missed.push(...wanted.filter(one => !seen.has(one)).map(one => `${typed} → ${one}`))
  }
  const wanted = queries.reduce((sum, [, ...results]) => sum + results.length, 0)
  return { queries: queries.length, wanted, seen: wanted - missed.length, missed }
}

/** All by which a query may name a passage. */
function addresses({ source, passage }: Entry): readonly string[] {
  const { kind, item, id, heading } = passage
  const address = `${source.courseId}/${kind}/${kind === 'cases' ? id : item}`
  return kind === 'lessons' ? [address, `${address}#${id}`, `${address}#${heading}`] : [address]
}
