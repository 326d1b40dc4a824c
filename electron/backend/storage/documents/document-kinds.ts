import { isCourseId } from '#common/domain/courses/course-id.ts'
import type { DocumentKind } from './document-kind.ts'
import {
  ASSIGNMENTS_PATH,
  WORKSHOP_OUTCOMES_FILE,
  DOCUMENT_EXTENSION,
  isRecordId,
  lessonOfHighlights,
  HIGHLIGHTS_FOLDER,
  LEARNER_PINS_PATH,
  LEARNERS_FOLDER,
  PROFILE_FILE,
  READING_PLACES_FOLDER,
  REVIEWS_FOLDER,
  ROOM_FILE,
  SESSIONS_PATH,
  SETTINGS_PATH,
  WORKSHOP_FILE,
  WORKSHOPS_FOLDER,
} from './document-paths.ts'
import { workshopOutcomesKind } from '#backend/storage/kinds/workshop-outcomes.kind.ts'
import { assignmentsKind } from '#backend/storage/kinds/assignments.kind.ts'
import { attemptKind } from '#backend/storage/kinds/attempt.kind.ts'
import { highlightsKind } from '#backend/storage/kinds/highlights.kind.ts'
import { learnerPinsKind } from '#backend/storage/kinds/learner-pins.kind.ts'
import { learnerKind } from '#backend/storage/kinds/learner.kind.ts'
import { notesKind } from '#backend/storage/kinds/notes.kind.ts'
import { readingPlacesKind } from '#backend/storage/kinds/reading-places.kind.ts'
import { recordsKind } from '#backend/storage/kinds/records.kind.ts'
import { reviewsKind } from '#backend/storage/kinds/reviews.kind.ts'
import { sessionsKind } from '#backend/storage/kinds/sessions.kind.ts'
import { roomKind } from '#backend/storage/kinds/room.kind.ts'
import { settingsKind } from '#backend/storage/kinds/settings.kind.ts'
import { workshopKind } from '#backend/storage/kinds/workshop.kind.ts'

/** The kind of document stored at a path of the data folder; undefined when no document belongs there. */
export function findDocumentKind(path: string): DocumentKind<unknown> | undefined {
  if (path === SETTINGS_PATH) return settingsKind
  if (path === SESSIONS_PATH) return sessionsKind
  if (path === LEARNER_PINS_PATH) return learnerPinsKind
  if (path === ASSIGNMENTS_PATH) return assignmentsKind
  const [top, ownerId = '', ...below] = path.split('/')
  if (!isRecordId(ownerId)) return undefined
  if (top === WORKSHOPS_FOLDER) return below.length === 1 ? findWorkshopDocumentKind(below.join('/')) : undefined
  return top === LEARNERS_FOLDER ? findLearnerDocumentKind(below.join('/')) : undefined
}

/** The kind of document stored at a path below a learner's folder; each needs an entry in `domain/learners/merge/learner-kinds.ts`. */
export function findLearnerDocumentKind(path: string): DocumentKind<unknown> | undefined {
  const [part = '', file = '', ...deeper] = path.split('/')
  if (part === HIGHLIGHTS_FOLDER) return isLessonFile(file, deeper) ? highlightsKind : undefined
  if (deeper.length > 0) return undefined
  if (part === PROFILE_FILE && file === '') return learnerKind
  const name = file.endsWith(DOCUMENT_EXTENSION) ? file.slice(0, -DOCUMENT_EXTENSION.length) : ''
  if (part === 'attempts') return isRecordId(name) ? attemptKind : undefined
  if (part === 'notes') return isCourseId(name) ? notesKind : undefined
  if (part === READING_PLACES_FOLDER) return isCourseId(name) ? readingPlacesKind : undefined
  if (!/^\d{4,}-\d{2}$/.test(name)) return undefined
  if (part === REVIEWS_FOLDER) return reviewsKind
  return isCourseId(part) ? recordsKind : undefined
}

function isLessonFile(courseId: string, [name = '', ...deeper]: readonly string[]): boolean {
  return isCourseId(courseId) && name.endsWith(DOCUMENT_EXTENSION) && lessonOfHighlights(name) !== undefined && deeper.length === 0
}

function findWorkshopDocumentKind(file: string): DocumentKind<unknown> | undefined {
  if (file === WORKSHOP_FILE) return workshopKind
  if (file === WORKSHOP_OUTCOMES_FILE) return workshopOutcomesKind
  return file === ROOM_FILE ? roomKind : undefined
}
