import pLimit from 'p-limit'
import type { Review } from '#common/domain/practice/review.ts'
import { mergeRecords } from '#common/domain/progress/merge.ts'
import { DISK_CONCURRENCY } from '#backend/storage/disk/disk-concurrency.ts'
import { reviewsFolder, reviewsPath } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { reviewsKind } from '#backend/storage/kinds/reviews.kind.ts'
import { listRecordMonths, toRecordMonth } from './record-month.ts'

/** What learners practised: an append-only list, one file per learner and month. */
export interface ReviewsRepository {
  /** Adds a review whose id is new; it is on the disk when this resolves. @throws CodedError `bad-input` when the id is not a UUIDv7 */
  readonly append: (learnerId: string, review: Review) => Promise<void>
  /** All reviews of a learner; those of a month by id, the months in order. The lists must not be changed. */
  readonly list: (learnerId: string) => Promise<readonly Review[]>
}

/** A year of every learner of a shared computer. */
const MONTH_CACHE_SIZE = 200

export function createReviewsRepository(store: DocumentStore): ReviewsRepository {
  const documents = store.documents(reviewsKind, MONTH_CACHE_SIZE)

  async function append(learnerId: string, review: Review): Promise<void> {
    await documents.change(reviewsPath(learnerId, toRecordMonth(review.id)), draft => {
      const before = draft?.reviews ?? []
      return before.some(({ id }) => id === review.id) ? undefined : { reviews: mergeRecords(before, [review]) }
    })
  }

  async function list(learnerId: string): Promise<readonly Review[]> {
    const months = await listRecordMonths(store, reviewsFolder(learnerId))
    const found = await pLimit(DISK_CONCURRENCY).map(months, month => documents.read(reviewsPath(learnerId, month)))
    return found.flatMap(document => document?.reviews ?? [])
  }

  return { append, list }
}
