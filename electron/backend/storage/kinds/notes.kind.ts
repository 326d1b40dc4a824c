import { z } from 'zod'
import type { Versions } from '#common/domain/learners/merge/versions.ts'
import type { DocumentKind } from '#backend/storage/documents/document-kind.ts'
import { versionsOf } from './versions.shape.ts'

/** The notes of one learner and course, by id of the reflection. */
export interface NotesDocument {
  readonly notes: Readonly<Record<string, Versions<string>>>
}

const shape: z.ZodType<NotesDocument> = z.object({ notes: z.record(z.string(), versionsOf(z.string())) })

export const notesKind: DocumentKind<NotesDocument> = {
  name: 'notes',
  migrations: [addNoVersions],
  parse: data => shape.parse(data),
}

/** A note had one version only; a suite that knew no others must not lose them. */
function addNoVersions(data: unknown): unknown {
  return data
}
