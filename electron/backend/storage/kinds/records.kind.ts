import { z } from 'zod'
import type { ProgressRecord } from '#common/domain/progress/progress.ts'
import type { DocumentKind } from '#backend/storage/documents/document-kind.ts'
import { allowAttemptRules, allowListQuestions, allowSure, answerShape, finishedShape } from './attempt.kind.ts'
import { certificateShape } from './certificate.shape.ts'

const base = { id: z.string(), deviceId: z.string() }

const record: z.ZodType<ProgressRecord> = z.discriminatedUnion('kind', [
  z.object({ ...base, kind: z.literal('lesson-opened'), lessonId: z.string(), at: z.string() }),
  z.object({ ...base, kind: z.literal('lesson-finished'), lessonId: z.string(), courseVersion: z.string(), at: z.string() }),
  z.object({ ...base, kind: z.literal('lesson-reopened'), lessonId: z.string(), at: z.string() }),
  z.object({ ...base, kind: z.literal('check-answered'), lessonId: z.string(), answer: answerShape }),
  z.object({ ...base, kind: z.literal('attempt-finished'), attempt: finishedShape }),
  z.object({ ...base, kind: z.literal('certificate-issued'), certificate: certificateShape }),
])

/** The records of one learner, course and month. */
export interface RecordsDocument {
  readonly records: readonly ProgressRecord[]
}

const shape: z.ZodType<RecordsDocument> = z.object({ records: z.array(record) })

/** A program that knows no `lesson-reopened` leaves such a document alone, instead of taking it for a damaged one. */
function allowReopened(data: unknown): unknown {
  return data
}

export const recordsKind: DocumentKind<RecordsDocument> = {
  name: 'records',
  migrations: [allowReopened, allowSure, allowListQuestions, allowAttemptRules],
  parse: data => shape.parse(data),
}
