import { z } from 'zod'
import type { DocumentKind } from '#backend/storage/documents/document-kind.ts'

/** A learner who is being deleted for good: written before the first file is deleted, removed after the last backup was rewritten. */
export interface ErasureJournal {
  readonly learnerId: string
}

const shape: z.ZodType<ErasureJournal> = z.object({ learnerId: z.string() })

export const erasureKind: DocumentKind<ErasureJournal> = { name: 'erasure', migrations: [], parse: data => shape.parse(data) }
