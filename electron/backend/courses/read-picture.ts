import { readFile } from 'node:fs/promises'
import { resolveCourseFile } from './serve-course-file.ts'
import type { CourseLibrary } from './course-library.ts'

/** Loads a picture by its URL in a course text; undefined when it does not exist. */
export async function readPicture(courses: CourseLibrary, src: string): Promise<Uint8Array | undefined> {
  const path = await resolveCourseFile(courses, src)
  return path === undefined ? undefined : readFile(path).catch(() => undefined)
}
