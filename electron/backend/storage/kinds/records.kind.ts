import { z } from 'zod'
import type { ProgressRecord } from '#common/domain/progress/progress.ts'
import type { DocumentKind } from '#backend/storage/documents/document-kind.ts'
import { answerShape, finishedShape } from './attempt.kind.ts'
import { certificateShape } from './certificate.shape.ts'

const base = { id: z.string(), deviceId: z.string() }

const record: z.ZodType<ProgressRecord> = z.discriminatedUnion('kind', [
  z.object({ ...base, kind: z.literal('lesson-opened'), lessonId: z.string(), at: z.string() }),
  z.object({ ...base, kind: z.literal('lesson-finished'), lessonId: z.string(), courseVersion: z.string(), at: z.string() }),
  z.object({ ...base, kind: z.literal('check-answered'), lessonId: z.string(), answer: answerShape }),
  z.object({ ...base, kind: z.literal('attempt-finished'), attempt: finishedShape }),
  z.object({ ...base, kind: z.literal('certificate-issued'), certificate: certificateShape }),
])

/** The records of one learner, course and month. */
export interface RecordsDocument {
  readonly records: readonly ProgressRecord[]
}

const shape: z.ZodType<RecordsDocument> = z.object({ records: z.array(record) })

export const recordsKind: DocumentKind<RecordsDocument> = { name: 'records', migrations: [], parse: data => shape.parse(data) }
