import { CodedError } from '#common/contract/errors.ts'
import { isCourseId } from '#common/domain/courses/course-id.ts'
import { isContentId } from '#common/domain/shared/content/content-id.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export const SETTINGS_PATH = 'settings.json'
export const SESSIONS_PATH = 'sessions.json'
/** The file that is there while a restore is under way. */
export const RESTORE_JOURNAL = 'restore.json'
/** The file that is there while a learner is deleted for good. */
export const ERASURE_JOURNAL = 'erase.json'
/** Names the last restore and the backup that undoes it, until that is dismissed. */
export const UNDO_PATH = 'undo.json'
export const LEARNERS_FOLDER = 'learners'
/** Beside the learners' folders: there it is in backups, and older versions of the suite restore those too. */
export const LEARNER_PINS_PATH = `${LEARNERS_FOLDER}/pins.json`
/** Beside the learners' folders for the same reason. */
export const ASSIGNMENTS_PATH = `${LEARNERS_FOLDER}/assignments.json`
/** Learners who were removed, until the next start. */
export const REMOVED_FOLDER = 'removed'
/** Safe to delete: made anew from documents. */
export const DIGESTS_FOLDER = 'cache/digests'
export const WORKSHOPS_FOLDER = 'workshops'
export const WORKSHOP_FILE = 'workshop.json'
export const ROOM_FILE = 'room.json'
export const WORKSHOP_OUTCOMES_FILE = 'afterwards.json'
/** Files that a room has only while it is open; not part of backups. */
export const LIVE_FOLDER = 'live'
/** Rooms that are rehearsed: apart from real ones, and not part of backups. */
export const REHEARSALS_FOLDER = 'rehearsals'
export const ANONYMITY_KEYS_FILE = 'keys.json'
export const ROOM_COPY_FILE = 'copy.json'
export const PROFILE_FILE = 'profile.json'
export const DOCUMENT_EXTENSION = '.json'

export function isRecordId(id: string): boolean {
  return UUID.test(id)
}

/** @throws CodedError `bad-input` when the id is not a UUID: nothing else becomes part of a path */
export function learnerFolder(learnerId: string): string {
  return `${LEARNERS_FOLDER}/${requireRecordId(learnerId)}`
}

/** @throws CodedError `bad-input` when the id is not a UUID */
export function removedLearnerFolder(learnerId: string): string {
  return `${REMOVED_FOLDER}/${requireRecordId(learnerId)}`
}

export function profilePath(learnerId: string): string {
  return `${learnerFolder(learnerId)}/${PROFILE_FILE}`
}

export function attemptsFolder(learnerId: string): string {
  return `${learnerFolder(learnerId)}/attempts`
}

export function attemptPath(learnerId: string, attemptId: string): string {
  return `${attemptsFolder(learnerId)}/${requireRecordId(attemptId)}${DOCUMENT_EXTENSION}`
}

export function recordsFolder(learnerId: string, courseId: string): string {
  return `${learnerFolder(learnerId)}/${requireCourseId(courseId)}`
}

/** @param month `yyyy-mm` */
export function recordsPath(learnerId: string, courseId: string, month: string): string {
  return `${recordsFolder(learnerId, courseId)}/${month}${DOCUMENT_EXTENSION}`
}

/** What a learner's records come to, made from them; not part of backups. */
export function digestsFolder(learnerId: string): string {
  return `${DIGESTS_FOLDER}/${requireRecordId(learnerId)}`
}

export function digestPath(learnerId: string, courseId: string): string {
  return `${digestsFolder(learnerId)}/${requireCourseId(courseId)}${DOCUMENT_EXTENSION}`
}

/** Its name is no course's: the id of a course has no underscore. */
export const REVIEWS_FOLDER = 'practice_reviews'

export function reviewsFolder(learnerId: string): string {
  return `${learnerFolder(learnerId)}/${REVIEWS_FOLDER}`
}

/** @param month `yyyy-mm` */
export function reviewsPath(learnerId: string, month: string): string {
  return `${reviewsFolder(learnerId)}/${month}${DOCUMENT_EXTENSION}`
}

/** Its name is no course's: the id of a course has no underscore. */
export const READING_PLACES_FOLDER = 'reading_places'

export function readingPlacesPath(learnerId: string, courseId: string): string {
  return `${learnerFolder(learnerId)}/${READING_PLACES_FOLDER}/${requireCourseId(courseId)}${DOCUMENT_EXTENSION}`
}

export function notesPath(learnerId: string, courseId: string): string {
  return `${learnerFolder(learnerId)}/notes/${requireCourseId(courseId)}${DOCUMENT_EXTENSION}`
}

/** Its name is no course's: the id of a course has no underscore. */
export const HIGHLIGHTS_FOLDER = 'lesson_highlights'

export function highlightsFolder(learnerId: string, courseId: string): string {
  return `${learnerFolder(learnerId)}/${HIGHLIGHTS_FOLDER}/${requireCourseId(courseId)}`
}

/** Before the id, which alone may be a name that Windows reserves. */
const LESSON_FILE = /^lesson-(.+)\.json(?:\.previous)?$/

/** The lesson whose highlights are in a file of this name. */
export function lessonOfHighlights(fileName: string): string | undefined {
  const id = LESSON_FILE.exec(fileName)?.[1]
  return id !== undefined && isContentId(id) ? id : undefined
}

/** @throws CodedError `bad-input` when an id is none */
export function highlightsPath({ learnerId, courseId, lessonId }: Readonly<Record<'learnerId' | 'courseId' | 'lessonId', string>>): string {
  if (!isContentId(lessonId)) throw new CodedError('bad-input')
  return `${highlightsFolder(learnerId, courseId)}/lesson-${lessonId}${DOCUMENT_EXTENSION}`
}

export function workshopPath(workshopId: string): string {
  return `${WORKSHOPS_FOLDER}/${requireRecordId(workshopId)}/${WORKSHOP_FILE}`
}

/** Folder of the pictures in a workshop's questions. */
export function picturesFolder(workshopId: string): string {
  return `${WORKSHOPS_FOLDER}/${requireRecordId(workshopId)}/pictures`
}

export function workshopOutcomesPath(workshopId: string): string {
  return `${WORKSHOPS_FOLDER}/${requireRecordId(workshopId)}/${WORKSHOP_OUTCOMES_FILE}`
}

/** Where the files of a workshop's room lie, relative to the data folder. */
export interface RoomPlaces {
  /** Has a folder for each workshop whose room is open. */
  readonly openRooms: string
  readonly room: (workshopId: string) => string
  /** Files that the room has only while it is open. */
  readonly live: (workshopId: string) => string
  readonly anonymityKeys: (workshopId: string) => string
  /** Document that names the folder a room is copied to. */
  readonly copyFolder: (workshopId: string) => string
}

export const ROOM_PLACES: RoomPlaces = {
  ...placesBelow(LIVE_FOLDER),
  room: workshopId => `${WORKSHOPS_FOLDER}/${requireRecordId(workshopId)}/${ROOM_FILE}`,
}

export const REHEARSAL_PLACES: RoomPlaces = {
  ...placesBelow(REHEARSALS_FOLDER),
  room: workshopId => `${REHEARSALS_FOLDER}/${requireRecordId(workshopId)}/${ROOM_FILE}`,
}

function placesBelow(folder: string): Omit<RoomPlaces, 'room'> {
  const live = (workshopId: string): string => `${folder}/${requireRecordId(workshopId)}`
  return {
    openRooms: folder,
    live,
    anonymityKeys: workshopId => `${live(workshopId)}/${ANONYMITY_KEYS_FILE}`,
    copyFolder: workshopId => `${live(workshopId)}/${ROOM_COPY_FILE}`,
  }
}

function requireRecordId(id: string): string {
  if (!isRecordId(id)) throw new CodedError('bad-input')
  return id
}

function requireCourseId(id: string): string {
  if (!isCourseId(id)) throw new CodedError('bad-input')
  return id
}
