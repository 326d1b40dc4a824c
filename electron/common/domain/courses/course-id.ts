import { isContentId } from '#common/domain/shared/content/content-id.ts'

/** Folders inside a learner's folder that are not courses. */
const RESERVED_IN_LEARNER: readonly string[] = ['attempts', 'notes']

/** Names that Windows reserves for devices, with any extension. */
const WINDOWS_DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/

/** Id of an open draft in the course editor. */
export const DRAFT_ID = /^draft-[0-9a-f]{16}$/

/** Whether a course may have this id: it names a folder in the data of each learner, beside `attempts` and `notes`, on Windows too. */
export function isCourseId(id: string): boolean {
  return isContentId(id) && !WINDOWS_DEVICE.test(id) && !RESERVED_IN_LEARNER.includes(id) && !DRAFT_ID.test(id)
}
