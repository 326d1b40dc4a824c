import { z } from 'zod'
import { GRADES, type Review } from '#common/domain/practice/review.ts'
import type { DocumentKind } from '#backend/storage/documents/document-kind.ts'

const review: z.ZodType<Review> = z.object({
  id: z.string(),
  cardId: z.string(),
  grade: z.enum(GRADES),
  answeredAt: z.string(),
  deviceId: z.string(),
  contentHash: z.string(),
  seconds: z.number(),
  after: z.string().optional(),
})

/** What one learner practised in a month. */
export interface ReviewsDocument {
  readonly reviews: readonly Review[]
}

const shape: z.ZodType<ReviewsDocument> = z.object({ reviews: z.array(review) })

export const reviewsKind: DocumentKind<ReviewsDocument> = { name: 'reviews', migrations: [], parse: data => shape.parse(data) }
