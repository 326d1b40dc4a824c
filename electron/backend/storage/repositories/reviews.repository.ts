import type { Review } from '#common/domain/practice/review.ts'
import { toMinute } from '#common/domain/progress/digest.ts'
import { mergeRecords } from '#common/domain/progress/merge.ts'
import { DOCUMENT_EXTENSION, reviewsFolder, reviewsPath } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { reviewsKind, type ReviewsDocument } from '#backend/storage/kinds/reviews.kind.ts'
import { toRecordMonth } from './record-month.ts'
import { rememberLists } from './remember-list.ts'
import { rememberMonths } from './remember-months.ts'

/** What learners practised: an append-only list, one file per learner and month. */
export interface ReviewsRepository {
  /** Adds reviews whose ids are new; all are on the disk when it resolves. @throws CodedError `bad-input` when an id is not a UUIDv7 */
  readonly append: (learnerId: string, reviews: readonly Review[]) => Promise<void>
  /** All reviews of a learner; those of a month by id, the months in order. The same list while nothing is added; it must not be changed. */
  readonly list: (learnerId: string) => Promise<readonly Review[]>
  /** When a learner practised: the whole minutes since 1970, in no order. */
  readonly listMinutes: (learnerId: string) => Promise<readonly number[]>
}

/** A year of every learner of a shared computer. */
const MONTH_CACHE_SIZE = 200
/** Learners. */
const LIST_CACHE_SIZE = 30

export function createReviewsRepository(store: DocumentStore): ReviewsRepository {
  const documents = store.documents(reviewsKind, MONTH_CACHE_SIZE)
  const months = rememberMonths(store, (folder, month) => documents.read(`${folder}/${month}${DOCUMENT_EXTENSION}`), LIST_CACHE_SIZE)

  const toList = rememberLists(
    (found: readonly (ReviewsDocument | undefined)[]) => found.flatMap(one => one?.reviews ?? []),
    LIST_CACHE_SIZE,
  )

  async function append(learnerId: string, reviews: readonly Review[]): Promise<void> {
    for (const month of new Set(reviews.map(({ id }) => toRecordMonth(id)))) {
      const added = reviews.filter(({ id }) => toRecordMonth(id) === month)
      await documents
        .change(reviewsPath(learnerId, month), draft => addMissing(draft?.reviews ?? [], added))
        .finally(() => months.forget(reviewsFolder(learnerId)))
    }
  }

  /** Documents never change: the minutes of one are found once. */
  const minutes = new WeakMap<ReviewsDocument, readonly number[]>()
  const toMinutes = rememberLists(
    (found: readonly (ReviewsDocument | undefined)[]) => found.flatMap(one => (one === undefined ? [] : findMinutes(one))),
    LIST_CACHE_SIZE,
  )

  function findMinutes(document: ReviewsDocument): readonly number[] {
    const found = minutes.get(document) ?? [...new Set(document.reviews.map(({ answeredAt }) => toMinute(answeredAt)))]
    minutes.set(document, found)
    return found
  }

  return {
    append,
    list: async learnerId => toList(learnerId, await months.read(reviewsFolder(learnerId))),
    listMinutes: async learnerId => toMinutes(learnerId, await months.read(reviewsFolder(learnerId))),
  }
}

/** Undefined when all of them exist. */
function addMissing(existing: readonly Review[], added: readonly Review[]): { readonly reviews: readonly Review[] } | undefined {
  const reviews = mergeRecords(existing, added)
  return reviews.length === existing.length ? undefined : { reviews }
}
