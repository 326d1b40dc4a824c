import { z } from 'zod'
import type { Register } from '#common/domain/progress/progress.ts'
import type { ReadingPlace } from '#common/domain/progress/reading-place.ts'
import type { DocumentKind } from '#backend/storage/documents/document-kind.ts'

const stamp = { counter: z.number(), id: z.string() }
const value = z.object({ paragraph: z.int().nonnegative(), words: z.string() })

const register: z.ZodType<Register<ReadingPlace>> = z.discriminatedUnion('kind', [
  z.object({ ...stamp, kind: z.literal('value'), value }),
  z.object({ ...stamp, kind: z.literal('gone') }),
])

/** Where one learner stopped reading in the lessons of a course, by lesson id. */
export interface ReadingPlacesDocument {
  readonly places: Readonly<Record<string, Register<ReadingPlace>>>
}

const shape: z.ZodType<ReadingPlacesDocument> = z.object({ places: z.record(z.string(), register) })

export const readingPlacesKind: DocumentKind<ReadingPlacesDocument> = {
  name: 'reading-places',
  migrations: [],
  parse: data => shape.parse(data),
}
