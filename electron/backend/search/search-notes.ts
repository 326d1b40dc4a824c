import type { Locale } from '#common/domain/shared/locale.ts'
import type { Source } from './passage-store.ts'
import { createSearchIndex, type SearchIndex, type SearchResult } from './search-index.ts'

/** Something a learner has written; `key` says where. */
export interface OwnText {
  readonly key: string
  readonly courseId: string
  readonly text: string
}

/** A query grows letter by letter: the index of 2,000 notes need not be made for each. */
let last: { readonly texts: readonly OwnText[]; readonly lang: Locale; readonly index: SearchIndex } | undefined

/** The language of what learners write is not known: the rules of the language they read in apply. */
export function searchOwnTexts(texts: readonly OwnText[], query: string, lang: Locale, most: number): SearchResult {
  if (last?.lang !== lang || !isSame(last.texts, texts)) last = { texts, lang, index: makeIndex(texts, lang) }
  return last.index.search(query, lang, most)
}

function isSame(one: readonly OwnText[], other: readonly OwnText[]): boolean {
  return one.length === other.length && one.every(({ key, text }, at) => key === other[at]?.key && text === other[at].text)
}

function makeIndex(texts: readonly OwnText[], lang: Locale): SearchIndex {
  const index = createSearchIndex()
  for (const own of texts) index.put(toSource(own, lang))
  return index
}

function toSource({ key, courseId, text }: OwnText, lang: Locale): Source {
  const passage = { kind: 'lessons' as const, item: key, id: key, block: 0, heading: '', text, aliases: [] }
  return { key, courseId, lang, hash: '', passages: [passage] }
}
