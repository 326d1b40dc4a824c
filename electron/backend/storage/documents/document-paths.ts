import { CodedError } from '#common/contract/errors.ts'
import { isCourseId } from '#common/domain/courses/course-id.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export const SETTINGS_PATH = 'settings.json'
export const SESSIONS_PATH = 'sessions.json'
/** The file that is there while a restore is under way. */
export const RESTORE_JOURNAL = 'restore.json'
export const LEARNERS_FOLDER = 'learners'
export const WORKSHOPS_FOLDER = 'workshops'
export const WORKSHOP_FILE = 'workshop.json'
export const ROOM_FILE = 'room.json'
export const AFTERWARDS_FILE = 'afterwards.json'
/** What belongs to a room only while it is open; in no backup. */
export const LIVE_FOLDER = 'live'
export const ROOM_KEYS_FILE = 'keys.json'
export const ROOM_COPY_FILE = 'copy.json'
export const PROFILE_FILE = 'profile.json'
export const DOCUMENT_ENDING = '.json'

export function isRecordId(id: string): boolean {
  return UUID.test(id)
}

/** @throws CodedError `bad-input`: nothing but a UUID becomes a path */
export function learnerFolder(learnerId: string): string {
  return `${LEARNERS_FOLDER}/${recordId(learnerId)}`
}

export function profilePath(learnerId: string): string {
  return `${learnerFolder(learnerId)}/${PROFILE_FILE}`
}

export function attemptsFolder(learnerId: string): string {
  return `${learnerFolder(learnerId)}/attempts`
}

export function attemptPath(learnerId: string, attemptId: string): string {
  return `${attemptsFolder(learnerId)}/${recordId(attemptId)}${DOCUMENT_ENDING}`
}

export function recordsFolder(learnerId: string, courseId: string): string {
  return `${learnerFolder(learnerId)}/${storableCourseId(courseId)}`
}

/** @param month `yyyy-mm` */
export function recordsPath(learnerId: string, courseId: string, month: string): string {
  return `${recordsFolder(learnerId, courseId)}/${month}${DOCUMENT_ENDING}`
}

export function notesPath(learnerId: string, courseId: string): string {
  return `${learnerFolder(learnerId)}/notes/${storableCourseId(courseId)}${DOCUMENT_ENDING}`
}

export function workshopPath(workshopId: string): string {
  return `${WORKSHOPS_FOLDER}/${recordId(workshopId)}/${WORKSHOP_FILE}`
}

export function roomPath(workshopId: string): string {
  return `${WORKSHOPS_FOLDER}/${recordId(workshopId)}/${ROOM_FILE}`
}

export function afterwardsPath(workshopId: string): string {
  return `${WORKSHOPS_FOLDER}/${recordId(workshopId)}/${AFTERWARDS_FILE}`
}

export function liveFolder(workshopId: string): string {
  return `${LIVE_FOLDER}/${recordId(workshopId)}`
}

/** Where the document lies that tells where a room is copied to. */
export function roomCopyPath(workshopId: string): string {
  return `${liveFolder(workshopId)}/${ROOM_COPY_FILE}`
}

export function roomKeysPath(workshopId: string): string {
  return `${liveFolder(workshopId)}/${ROOM_KEYS_FILE}`
}

function recordId(id: string): string {
  if (!isRecordId(id)) throw new CodedError('bad-input')
  return id
}

function storableCourseId(id: string): string {
  if (!isCourseId(id)) throw new CodedError('bad-input')
  return id
}
