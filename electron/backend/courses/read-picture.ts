import { readFile } from 'node:fs/promises'
import { courseFile } from './answer-file.ts'
import type { CourseLibrary } from './course-library.ts'

/** The bytes of a picture that a course's text names; undefined: the course has none there any more. */
export async function readPicture(courses: CourseLibrary, src: string): Promise<Uint8Array | undefined> {
  const path = await courseFile(courses, src)
  return path === undefined ? undefined : readFile(path).catch(() => undefined)
}
