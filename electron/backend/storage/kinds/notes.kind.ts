import { z } from 'zod'
import type { Register } from '#common/domain/progress/progress.ts'
import type { DocumentKind } from '#backend/storage/documents/document-kind.ts'

const stamp = { counter: z.number(), id: z.string() }

const register: z.ZodType<Register<string>> = z.discriminatedUnion('kind', [
  z.object({ ...stamp, kind: z.literal('value'), value: z.string() }),
  z.object({ ...stamp, kind: z.literal('gone') }),
])

/** The notes of one learner and course, by id of the reflection. */
export interface NotesDocument {
  readonly notes: Readonly<Record<string, Register<string>>>
}

const shape: z.ZodType<NotesDocument> = z.object({ notes: z.record(z.string(), register) })

export const notesKind: DocumentKind<NotesDocument> = { name: 'notes', migrations: [], parse: data => shape.parse(data) }
