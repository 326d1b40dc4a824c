import { z } from 'zod'
import type { Register } from '#common/domain/progress/progress.ts'
import type { Bookmark, ReadingPlace } from '#common/domain/progress/reading-place.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'
import type { DocumentKind } from '#backend/storage/documents/document-kind.ts'

const stamp = { counter: z.number(), id: z.string() }
const placeShape = z.object({ paragraph: z.int().nonnegative(), words: z.string() })
const bookmarkShape = z.object({ lessonId: z.string(), place: placeShape, lang: z.enum(LOCALES) })

function registerOf<T>(value: z.ZodType<T>): z.ZodType<Register<T>> {
  return z.discriminatedUnion('kind', [
    z.object({ ...stamp, kind: z.literal('value'), value }),
    z.object({ ...stamp, kind: z.literal('gone') }),
  ])
}

/** Where one learner stopped reading in the lessons of a course, by lesson id, and what they bookmarked there, by the bookmark's id. */
export interface ReadingPlacesDocument {
  readonly places: Readonly<Record<string, Register<ReadingPlace>>>
  readonly bookmarks: Readonly<Record<string, Register<Bookmark>>>
}

const shape: z.ZodType<ReadingPlacesDocument> = z.object({
  places: z.record(z.string(), registerOf(placeShape)),
  bookmarks: z.record(z.string(), registerOf(bookmarkShape)),
})

function addBookmarks(data: unknown): unknown {
  return { ...z.looseObject({}).parse(data), bookmarks: {} }
}

export const readingPlacesKind: DocumentKind<ReadingPlacesDocument> = {
  name: 'reading-places',
  migrations: [addBookmarks],
  parse: data => shape.parse(data),
}
