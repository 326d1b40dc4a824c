import { findLearnerDocumentKind } from '#backend/storage/documents/document-kinds.ts'

const ID = '019cbd0a-4400-7000-8000-000000000001'

/** Where each kind of document lies in the folder of a learner; a kind without a place here fails `learner-kinds.spec.ts`. */
export const LEARNER_PLACES = [
  'profile.json',
  `attempts/${ID}.json`,
  'notes/core.json',
  'reading_places/core.json',
  'core/2026-03.json',
  'practice_reviews/2026-03.json',
  'lesson_highlights/core/lesson-who-moves.json',
]

export const LEARNER_KINDS = LEARNER_PLACES.map(path => findLearnerDocumentKind(path)?.name ?? path)
