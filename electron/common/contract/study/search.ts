import { z } from 'zod'
import { query, returns } from '#common/contract/procedure.ts'
import { localeInput } from '#common/contract/shared.ts'
import type { ContentKind } from '#common/domain/search/passages.ts'
import { QUERY_MAX_LENGTH } from '#common/domain/search/search-query.ts'
import type { Excerpt } from '#common/domain/search/sentence-around.ts'
import type { Locale } from '#common/domain/shared/locale.ts'

/** Most results of one kind that can be asked for. */
const MOST_HITS = 100

/** A passage that was found, and what leads to it. */
export interface SearchHit {
  readonly courseId: string
  readonly courseTitle: string
  readonly courseTitleLang: Locale
  /** Number of the course in the series. */
  readonly order: number
  /** Of heading and excerpt. */
  readonly lang: Locale
  /** The lesson, term or document. */
  readonly item: string
  /** Of the block, the term or the document; empty: the block has none. */
  readonly id: string
  /** Position among the blocks of the lesson; undefined: above them, or not in a lesson. */
  readonly block: number | undefined
  readonly heading: Excerpt
  readonly excerpt: Excerpt
  /** The marked words as they are written. */
  readonly words: readonly string[]
}

/** Something the learner has written or highlighted: a note on a reflection or on words, an answer to a check or a question of a quiz. */
export interface NoteHit extends SearchHit {
  /** The attempt that it was an answer in; undefined: it is in a lesson. */
  readonly attemptId: string | undefined
  /** Undefined: it is no highlight. */
  readonly highlightId: string | undefined
}

export interface Hits<H = SearchHit> {
  readonly total: number
  readonly hits: readonly H[]
}

export interface SearchFindings extends Readonly<Record<ContentKind, Hits>> {
  /** How many lessons, terms, cases and documents were searched. */
  readonly searched: Readonly<Record<ContentKind, number>>
  /** Where nothing was found: the query in words that are; undefined: none is near. */
  readonly nearest: string | undefined
}

const searchInput = z.object({
  text: z.string().max(QUERY_MAX_LENGTH),
  lang: localeInput,
  /** Of each kind. */
  most: z.int().positive().max(MOST_HITS),
})

export const searchContract = {
  /** Reads or makes the index, so that the first search need not wait. */
  'search.prepare': query({ reach: ['window', 'learner'], owner: 'none', input: z.undefined(), output: returns<null>() }),
  'search.courses': query({ reach: ['window', 'learner'], owner: 'none', input: searchInput, output: returns<SearchFindings>() }),
  /** In what the learner has written; nobody else's is ever looked at. */
  'search.notes': query({ reach: ['window', 'learner'], owner: 'caller', input: searchInput, output: returns<Hits<NoteHit>>() }),
}
