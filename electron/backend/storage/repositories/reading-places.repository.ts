import { findRegister, writeRegister } from '#common/domain/progress/merge.ts'
import type { Bookmark, ReadingPlace } from '#common/domain/progress/reading-place.ts'
import { readingPlacesPath } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { readingPlacesKind, type ReadingPlacesDocument } from '#backend/storage/kinds/reading-places.kind.ts'

/** Where learners stopped reading and what they bookmarked, one file per learner and course. */
export interface ReadingPlacesRepository {
  /** Undefined: the lesson was not read yet. */
  readonly read: (learnerId: string, courseId: string, lessonId: string) => Promise<ReadingPlace | undefined>
  /** @param id id of this write: repeating it changes nothing */
  readonly keep: (learnerId: string, courseId: string, lessonId: string, place: ReadingPlace, id: string) => Promise<void>
  /** By id, in no order. */
  readonly listBookmarks: (learnerId: string, courseId: string) => Promise<Readonly<Record<string, Bookmark>>>
  /**
   * @param bookmark undefined: it is removed, and stays so when copies are merged
   * @param id id of this write: repeating it changes nothing
   */
  readonly setBookmark: (
    of: { readonly learnerId: string; readonly courseId: string; readonly bookmarkId: string },
    bookmark: Bookmark | undefined,
    id: string,
  ) => Promise<void>
}

const EMPTY: ReadingPlacesDocument = { places: {}, bookmarks: {} }

export function createReadingPlacesRepository(store: DocumentStore): ReadingPlacesRepository {
  const documents = store.documents(readingPlacesKind)

  return {
    read: async (learnerId, courseId, lessonId) => {
      const found = await documents.read(readingPlacesPath(learnerId, courseId))
      const register = findRegister(found?.places ?? {}, lessonId)
      return register?.kind === 'value' ? register.value : undefined
    },
    keep: async (learnerId, courseId, lessonId, place, id) => {
      await documents.change(readingPlacesPath(learnerId, courseId), (draft = EMPTY) => {
        const seen = findRegister(draft.places, lessonId)
        return seen?.id === id ? undefined : { ...draft, places: { ...draft.places, [lessonId]: writeRegister(seen, place, id) } }
      })
    },
    listBookmarks: async (learnerId, courseId) => {
      const { bookmarks } = (await documents.read(readingPlacesPath(learnerId, courseId))) ?? EMPTY
      const kept = Object.entries(bookmarks).flatMap(([name, register]) => (register.kind === 'value' ? [[name, register.value]] : []))
      return Object.fromEntries(kept) as Readonly<Record<string, Bookmark>>
    },
    setBookmark: async ({ learnerId, courseId, bookmarkId }, bookmark, id) => {
      await documents.change(readingPlacesPath(learnerId, courseId), (draft = EMPTY) => {
        const seen = findRegister(draft.bookmarks, bookmarkId)
        return seen?.id === id
          ? undefined
          : { ...draft, bookmarks: { ...draft.bookmarks, [bookmarkId]: writeRegister(seen, bookmark, id) } }
      })
    },
  }
}
