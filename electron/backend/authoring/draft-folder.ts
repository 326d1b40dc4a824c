import { createHash } from 'node:crypto'
import { realpath } from 'node:fs/promises'
import { basename, dirname, isAbsolute, join } from 'node:path'
import { CodedError } from '#common/contract/errors.ts'
import { examineCourse } from '#common/domain/courses/check/check-course.ts'
import { SOURCES_FILE } from '#common/domain/courses/course-pages.ts'
import type { ExaminedCourse } from '#common/domain/courses/check/check-course.ts'
import { readCourseCollection } from '#backend/courses/check-courses.ts'
import type { CourseCollection } from '#backend/courses/check-courses.ts'
import { isCourseFolder, readCourseFiles } from '#backend/courses/read-course-files.ts'
import type { CourseFiles } from '#backend/courses/read-course-files.ts'

/** A draft as it is on the disk now. */
export interface LoadedDraft extends CourseFiles, ExaminedCourse {
  readonly folder: string
  readonly collection: CourseCollection
}

/** The real path of a course folder. Throws `not-found` when it is not one. */
export async function resolveDraftFolder(path: string): Promise<string> {
  const folder = isAbsolute(path) ? await realpath(path).catch(() => undefined) : undefined
  if (folder === undefined || !(await isCourseFolder(folder))) throw new CodedError('not-found', { folder: path })
  return folder
}

export async function loadDraft(path: string): Promise<LoadedDraft> {
  const folder = await resolveDraftFolder(path)
  const [collection, files] = await Promise.all([readCourseCollection(dirname(folder)), readCourseFiles(folder)])
  return {
    ...files,
    unreadable: [...collection.unreadable.filter(({ path }) => path === SOURCES_FILE), ...files.unreadable],
    ...examineCourse({ ...collection, folder: basename(folder), texts: files.texts, others: files.others, sounds: files.sounds }),
    folder,
    collection,
  }
}

/** Takes the place of the course id in picture URLs of an open draft; see `DRAFT_ID`. */
export function toDraftId(folder: string): string {
  return `draft-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`
}

/** Absolute path of a file of a draft, or of the bibliography beside it. The contract only accepts paths inside it. */
export function resolveDraftFile(folder: string, path: string): string {
  if (path === SOURCES_FILE) return join(dirname(folder), path)
  return join(folder, ...path.split('/'))
}
