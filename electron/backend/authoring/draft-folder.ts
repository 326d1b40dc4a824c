import { createHash } from 'node:crypto'
import { realpath } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { CodedError } from '#common/contract/errors.ts'
import { examineCourse } from '#common/domain/courses/check/check-course.ts'
import type { ExaminedCourse } from '#common/domain/courses/check/check-course.ts'
import { openShelf } from '#backend/courses/check-folder.ts'
import type { Shelf } from '#backend/courses/check-folder.ts'
import { isCourseFolder, readCourseFiles } from '#backend/courses/read-course-files.ts'
import type { ReadCourse } from '#backend/courses/read-course-files.ts'

/** A draft as it lies on the disk now. */
export interface ReadDraft extends ReadCourse, ExaminedCourse {
  readonly folder: string
  readonly shelf: Shelf
}

/** The real folder of a course. Throws `not-found` where none lies. */
export async function draftFolder(given: string): Promise<string> {
  const folder = isAbsolute(given) ? await realpath(given).catch(() => undefined) : undefined
  if (folder === undefined || !(await isCourseFolder(folder))) throw new CodedError('not-found', { folder: given })
  return folder
}

export async function readDraft(given: string): Promise<ReadDraft> {
  const folder = await draftFolder(given)
  const [shelf, read] = await Promise.all([openShelf(dirname(folder)), readCourseFiles(folder)])
  return { ...read, ...examineCourse({ ...shelf, folder: basename(folder), texts: read.texts, others: read.others }), folder, shelf }
}

/** By this the pictures of a draft are asked for while it is open; see `DRAFT_ID`. */
export function draftIdOf(folder: string): string {
  return `draft-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`
}

/** Where a file of a draft lies; the contract lets no path through that leads elsewhere. */
export function fileIn(folder: string, path: string): string {
  return join(folder, ...path.split('/'))
}
