import { findRegister, writeRegister } from '#common/domain/progress/merge.ts'
import type { ReadingPlace } from '#common/domain/progress/reading-place.ts'
import { readingPlacesPath } from '#backend/storage/documents/document-paths.ts'
import type { DocumentStore } from '#backend/storage/documents/document-store.ts'
import { readingPlacesKind } from '#backend/storage/kinds/reading-places.kind.ts'

/** Where learners stopped reading, one file per learner and course. */
export interface ReadingPlacesRepository {
  /** Undefined: the lesson was not read yet. */
  readonly read: (learnerId: string, courseId: string, lessonId: string) => Promise<ReadingPlace | undefined>
  /** @param id id of this write: repeating it changes nothing */
  readonly keep: (learnerId: string, courseId: string, lessonId: string, place: ReadingPlace, id: string) => Promise<void>
}

export function createReadingPlacesRepository(store: DocumentStore): ReadingPlacesRepository {
  const documents = store.documents(readingPlacesKind)

  return {
    read: async (learnerId, courseId, lessonId) => {
      const found = await documents.read(readingPlacesPath(learnerId, courseId))
      const register = findRegister(found?.places ?? {}, lessonId)
      return register?.kind === 'value' ? register.value : undefined
    },
    keep: async (learnerId, courseId, lessonId, place, id) => {
      await documents.change(readingPlacesPath(learnerId, courseId), draft => {
        const places = draft?.places ?? {}
        const seen = findRegister(places, lessonId)
        return seen?.id === id ? undefined : { places: { ...places, [lessonId]: writeRegister(seen, place, id) } }
      })
    },
  }
}
