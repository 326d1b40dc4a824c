import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Locale } from '#common/domain/shared/locale.ts'
import { builtVersion } from '#common/contract/wire.ts'
import type { CourseLibrary } from '#backend/courses/course-library.ts'
import { listCourseFiles, readPassages, type SourceFile } from './course-sources.ts'
import { readIndex, writeIndex } from './index-file.ts'
import type { Entry, Shown } from './passage-store.ts'
import { createSearchIndex, type SearchIndex, type SearchResult } from './search-index.ts'
import { suggestWords } from './suggest-words.ts'

export interface SearchOptions {
  readonly courses: CourseLibrary
  /** Where the index is kept from one start to the next; safe to delete. */
  readonly file: string
  /** That of the program, unless said; without one the index is not kept. */
  readonly version?: string
  readonly reportError: (error: unknown) => void
}

/** Search in the courses of the library. */
export interface Search {
  /** Reads the index or makes it, and brings it up to date; resolves when that is done. */
  readonly prepare: () => Promise<void>
  /** Courses may have changed: the next search sees it once the files were looked at again. */
  readonly coursesChanged: () => void
  /** At most `most` of each kind. Waits for the first index only. */
  readonly find: (text: string, lang: Locale, most: number) => Promise<SearchResult & { readonly counts: Shown['counts'] }>
  /** Where a block with an id stands; undefined: nowhere. */
  readonly locate: (courseId: string, blockId: string, lang: Locale) => Promise<Entry | undefined>
  /** A word of the courses that is near to each word that is not found; undefined: there is none. */
  readonly suggest: (text: string, lang: Locale) => Promise<string | undefined>
  readonly close: () => Promise<void>
}

/** Files are looked at again at most so often. */
const LOOK_AGAIN_MS = 60_000

export function openSearch(options: SearchOptions): Search {
  const life = { isClosed: false }
  const keeper = createKeeper(options, life)
  let index: SearchIndex | undefined
  let opening: Promise<void> | undefined
  let updating: Promise<void> = Promise.resolve()
  let lookedAt = 0

  function lookAgain(): void {
    if (index === undefined || life.isClosed || Date.now() - lookedAt < LOOK_AGAIN_MS) return
    lookedAt = Date.now()
    const current = index
    updating = updating.then(async () => void (index = await keeper.bringUpToDate(index ?? current))).catch(options.reportError)
  }

  async function open(): Promise<void> {
    lookedAt = Date.now()
    index = await keeper.open()
  }

  async function ready(): Promise<SearchIndex> {
    opening ??= open()
    opening.catch(() => (opening = undefined))
    await opening
    return index ?? createSearchIndex()
  }

  return {
    prepare: async () => {
      await ready()
      lookAgain()
      await updating
    },
    coursesChanged: () => {
      lookedAt = 0
      lookAgain()
    },
    find: async (text, lang, most) => {
      const current = await ready()
      lookAgain()
      return { ...current.search(text, lang, most), counts: current.store.shownIn(lang).counts }
    },
    locate: async (courseId, blockId, lang) => locateBlock(await ready(), courseId, blockId, lang),
    suggest: async (text, lang) => suggestWords(await ready(), text, lang),
    close: async () => {
      life.isClosed = true
      await Promise.allSettled([opening, updating])
    },
  }
}

/** Reads, updates and writes the index. */
function createKeeper({ courses, file, version = builtVersion(), reportError }: SearchOptions, life: { readonly isClosed: boolean }) {
  async function listFiles({ store }: SearchIndex): Promise<readonly SourceFile[]> {
    const found: SourceFile[] = []
    for (const { id } of await courses.list()) {
      const location = await courses.locate(id)
      if (location === undefined) continue
      const { original, files } = await listCourseFiles(location)
      store.setOriginal(id, original)
      found.push(...files)
    }
    return found
  }

  async function bringUpToDate(before: SearchIndex): Promise<SearchIndex> {
    const { target, hasChanged } = await update(before, await listFiles(before), courses, () => life.isClosed)
    if (version !== undefined && hasChanged && !life.isClosed) await writeIndex(file, version, target).catch(reportError)
    return target
  }

  const read = async (): Promise<SearchIndex | undefined> => (version === undefined ? undefined : readIndex(file, version))
  return { bringUpToDate, open: async () => bringUpToDate((await read()) ?? createSearchIndex()) }
}

/** More dead than alive: the index is made anew. */
const MOST_GONE = 0.5

/** Takes apart what is new, one file at a time, and lets other work go on in between. */
async function update(
  before: SearchIndex,
  files: readonly SourceFile[],
  courses: CourseLibrary,
  isClosed: () => boolean,
): Promise<{ readonly target: SearchIndex; readonly hasChanged: boolean }> {
  const keys = new Set(files.map(({ key }) => key))
  const stale = before.store
    .sources()
    .map(({ source }) => source)
    .filter(({ key }) => !keys.has(key))
  const changed = files.filter(({ key, hash }) => before.store.source(key)?.hash !== hash)
  for (const { key } of stale) before.remove(key)
  for (const found of changed) {
    if (isClosed()) break
    const { key, courseId, lang, hash } = found
    before.put({ key, courseId, lang, hash, passages: await readPassages(found, courses) })
    await nextTurn()
  }
  const target = before.store.goneCount() > MOST_GONE * before.store.size() ? await withoutGone(before) : before
  return { target, hasChanged: stale.length + changed.length > 0 }
}

/** The same passages, numbered anew. */
async function withoutGone({ store }: SearchIndex): Promise<SearchIndex> {
  const fresh = createSearchIndex()
  for (const { source } of store.sources()) {
    fresh.put(source)
    fresh.store.setOriginal(source.courseId, store.original(source.courseId))
    await nextTurn()
  }
  return fresh
}

function locateBlock({ store }: SearchIndex, courseId: string, blockId: string, lang: Locale): Entry | undefined {
  const { mask } = store.shownIn(lang)
  const at = mask.findIndex((shown, number) => {
    const entry = shown === 1 ? store.entry(number) : undefined
    return entry?.source.courseId === courseId && entry.passage.id === blockId && entry.passage.block !== undefined
  })
  return at === -1 ? undefined : store.entry(at)
}
