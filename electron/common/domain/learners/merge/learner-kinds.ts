import type { Learner } from '#common/domain/learners/learner.ts'
import type { Highlight } from '#common/domain/notes/highlight.ts'
import type { Review } from '#common/domain/practice/review.ts'
import { joinRegisters, mergeRegisters } from '#common/domain/progress/merge.ts'
import type { ProgressRecord, Register } from '#common/domain/progress/progress.ts'
import type { Bookmark, ReadingPlace } from '#common/domain/progress/reading-place.ts'
import type { RunningAttempt } from '#common/domain/quizzes/attempt.ts'
import { mergeProgress, mergeRunning } from './merge-attempts.ts'
import { mergeItems } from './merge-items.ts'
import { mergeProfiles } from './merge-profiles.ts'
import { joinVersions, listDistinct, listIds, listValues, type Versions } from './versions.ts'

/** What a receipt counts; `both-texts`: notes of which two texts are kept, because both computers had changed them. */
export const ITEM_SORTS = [
  'attempts',
  'answers',
  'lessons',
  'notes',
  'highlights',
  'bookmarks',
  'reviews',
  'certificates',
  'both-texts',
] as const
export type ItemSort = (typeof ITEM_SORTS)[number]

export interface Item {
  readonly sort: ItemSort
  /** The same in every copy. */
  readonly key: string
}

/** How two copies of a document of one kind become one: commutative, associative and idempotent. */
export interface KindMerge<T> {
  readonly merge: (left: T, right: T) => T
  /** What is in it, for the receipt. */
  readonly list: (data: T) => readonly Item[]
}

interface Records {
  readonly records: readonly ProgressRecord[]
}
interface Reviews {
  readonly reviews: readonly Review[]
}
interface ReadingPlaces {
  readonly places: Readonly<Record<string, Register<ReadingPlace>>>
  readonly bookmarks: Readonly<Record<string, Register<Bookmark>>>
}
interface Notes {
  readonly notes: Readonly<Record<string, Versions<string>>>
}

interface Highlights {
  readonly highlights: Readonly<Record<string, Versions<Highlight>>>
}

/** Every kind of document that a learner has, by its name: one entry for each. */
const KINDS = {
  learner: kind<Learner>({ merge: mergeProfiles, list: () => [] }),
  attempt: kind<RunningAttempt>({ merge: mergeRunning, list: listAttempt }),
  records: kind<Records>({
    merge: (left, right) => ({ records: mergeProgress(left.records, right.records) }),
    list: ({ records }) => records.flatMap(listRecord),
  }),
  reviews: kind<Reviews>({
    merge: (left, right) => ({ reviews: mergeItems(left.reviews, right.reviews) }),
    list: ({ reviews }) => reviews.map(({ id }) => ({ sort: 'reviews', key: id })),
  }),
  'reading-places': kind<ReadingPlaces>({
    merge: (left, right) => ({
      places: mergeRegisters(left.places, right.places, joinRegisters),
      bookmarks: mergeRegisters(left.bookmarks, right.bookmarks, joinRegisters),
    }),
    list: ({ bookmarks }) => Object.values(bookmarks).flatMap(one => (one.kind === 'value' ? [{ sort: 'bookmarks', key: one.id }] : [])),
  }),
  notes: kind<Notes>({
    merge: (left, right) => ({ notes: mergeRegisters(left.notes, right.notes, joinVersions) }),
    list: ({ notes }) => Object.values(notes).flatMap(note => listVersioned('notes', note, listValues(note))),
  }),
  highlights: kind<Highlights>({
    merge: (left, right) => ({ highlights: mergeRegisters(left.highlights, right.highlights, joinVersions) }),
    list: ({ highlights }) =>
      Object.values(highlights).flatMap(one =>
        listVersioned(
          'highlights',
          one,
          listValues(one).map(({ note }) => note),
        ),
      ),
  }),
}

/** Undefined when no learner has documents of this kind. */
export function findKindMerge(name: string): KindMerge<unknown> | undefined {
  return Object.hasOwn(KINDS, name) ? (KINDS as Readonly<Record<string, KindMerge<unknown>>>)[name] : undefined
}

/** The table knows kinds by their names only. */
function kind<T>(merge: KindMerge<T>): KindMerge<unknown> {
  return merge as KindMerge<unknown>
}

/** Each text that is kept is one thing that came in, or was here. */
function listVersioned(sort: ItemSort, versions: Versions<unknown>, texts: readonly string[]): readonly Item[] {
  const ids = listIds(versions)
  const items = ids.map(key => ({ sort, key }))
  return listDistinct(texts).length > 1 ? [...items, { sort: 'both-texts', key: ids.join(' ') }] : items
}

function listAttempt({ id, answers }: Pick<RunningAttempt, 'id' | 'answers'>): readonly Item[] {
  return [{ sort: 'attempts', key: id }, ...answers.map(answer => ({ sort: 'answers', key: answer.id }) as const)]
}

function listRecord(record: ProgressRecord): readonly Item[] {
  switch (record.kind) {
    case 'attempt-finished':
      return listAttempt(record.attempt)
    case 'check-answered':
      return [{ sort: 'answers', key: record.answer.id }]
    case 'certificate-issued':
      return [{ sort: 'certificates', key: record.id }]
    case 'lesson-finished':
      return [{ sort: 'lessons', key: record.id }]
    case 'lesson-opened':
    case 'lesson-reopened':
      return []
  }
}
