import type { Hits, NoteHit, SearchFindings, searchContract, SearchHit } from '#common/contract/study/search.ts'
import type { ContentKind } from '#common/domain/search/passages.ts'
import { textIn, type Locale } from '#common/domain/shared/locale.ts'
import { presentFound } from '#backend/search/present-found.ts'
import type { Entry } from '#backend/search/passage-store.ts'
import type { SearchResult } from '#backend/search/search-index.ts'
import { searchOwnTexts } from '#backend/search/search-notes.ts'
import type { Context, HandlersFor, LearnerContext } from './context.ts'
import { listOwnTexts, type PlacedText } from './lookup/own-texts.ts'

export const searchHandlers: HandlersFor<keyof typeof searchContract> = {
  'search.prepare': async (_, { search }) => {
    await search.prepare()
    return null
  },

  'search.courses': async ({ text, lang, most }, context) => {
    const result = await context.search.find(text, lang, most)
    const describe = await courseDescriber(lang, context)
    const hits = (kind: ContentKind): Hits => ({
      total: result.found[kind].total,
      hits: result.found[kind].best.map(entry => toHit(entry, result, describe)),
    })
    const found = { lessons: hits('lessons'), glossary: onceEach(hits('glossary')), cases: hits('cases'), documents: hits('documents') }
    const isEmpty = Object.values(found).every(({ total }) => total === 0)
    return {
      ...found,
      searched: result.counts,
      nearest: isEmpty ? await context.search.suggest(text, lang) : undefined,
    } satisfies SearchFindings
  },

  'search.notes': async ({ text, lang, most }, context) => findNotes(text, lang, most, context),
}

type Describe = (courseId: string) => Pick<SearchHit, 'courseId' | 'courseTitle' | 'courseTitleLang' | 'order'>

async function courseDescriber(lang: Locale, { courses }: Pick<Context, 'courses'>): Promise<Describe> {
  const manifests = new Map((await courses.list()).map(course => [course.id, course]))
  return courseId => {
    const course = manifests.get(courseId)
    const title = textIn(course?.title ?? {}, lang)
    return { courseId, courseTitle: title.text, courseTitleLang: title.lang, order: course?.order ?? 0 }
  }
}

function toHit({ source, passage }: Entry, { marksOf }: Pick<SearchResult, 'marksOf'>, describe: Describe): SearchHit {
  const { item, id, block } = passage
  return { ...describe(source.courseId), lang: source.lang, item, id, block, ...presentFound({ source, passage }, marksOf) }
}

/** A term that several courses explain is shown as the first of them explains it. */
function onceEach({ total, hits }: Hits): Hits {
  const once = hits.filter(({ item }, index) => hits.findIndex(other => other.item === item) === index)
  return { total: total - (hits.length - once.length), hits: once }
}

async function findNotes(text: string, lang: Locale, most: number, context: LearnerContext): Promise<Hits<NoteHit>> {
  const own = await listOwnTexts(lang, context)
  const result = searchOwnTexts(own, text, lang, most)
  const describe = await courseDescriber(lang, context)
  const byKey = new Map(own.map(one => [one.key, one]))
  const { total, best } = result.found.lessons
  const hits = best.map(async (entry): Promise<readonly NoteHit[]> => {
    const placed = byKey.get(entry.passage.id)
    return placed === undefined ? [] : [await toNoteHit(entry, placed, { result, describe, lang, context })]
  })
  return { total, hits: (await Promise.all(hits)).flat() }
}

interface NoteView {
  readonly result: SearchResult
  readonly describe: Describe
  readonly lang: Locale
  readonly context: Context
}

/** Under the heading of the block that it answers, or the title of the lesson in which it is highlighted. */
async function toNoteHit(entry: Entry, { courseId, place }: PlacedText, { result, describe, lang, context }: NoteView): Promise<NoteHit> {
  const hit = toHit(entry, result, describe)
  if (place.kind === 'highlight') {
    const { lessonId: item, lessonTitle, highlightId } = place
    return { ...hit, item, id: '', block: undefined, heading: { text: lessonTitle, marks: [] }, attemptId: undefined, highlightId }
  }
  const { blockId, attemptId } = place
  const at = await context.search.locate(courseId, blockId, lang)
  return {
    ...hit,
    lang: at?.source.lang ?? lang,
    item: at?.passage.item ?? '',
    id: blockId,
    block: at?.passage.block,
    heading: { text: at?.passage.heading ?? '', marks: [] },
    attemptId,
    highlightId: undefined,
  }
}
