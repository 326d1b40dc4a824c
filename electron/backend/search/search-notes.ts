import type { Locale } from '#common/domain/shared/locale.ts'
import type { Source } from './passage-store.ts'
import { createSearchIndex, type SearchResult } from './search-index.ts'

/** Something a learner has written; `key` says where. */
export interface OwnText {
  readonly key: string
  readonly courseId: string
  readonly text: string
}

/** The language of what learners write is not known: the rules of the language they read in apply. */
export function searchOwnTexts(texts: readonly OwnText[], query: string, lang: Locale, most: number): SearchResult {
  const index = createSearchIndex()
  for (const own of texts) index.put(toSource(own, lang))
  return index.search(query, lang, most)
}

function toSource({ key, courseId, text }: OwnText, lang: Locale): Source {
  const passage = { kind: 'lessons' as const, item: key, id: key, block: 0, heading: '', text, aliases: [] }
  return { key, courseId, lang, hash: '', passages: [passage] }
}
