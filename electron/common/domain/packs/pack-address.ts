import { isCourseId } from '#common/domain/courses/course-id.ts'

/** File extension of packs. */
export const PACK_ENDING = '.jmdipack'

/** Path at which browser mode serves the pack of a course. */
export function packAddress(courseId: string): string {
  return `/packs/${courseId}${PACK_ENDING}`
}

/** The course id of a pack address; undefined for any other address. */
export function parsePackAddress(pathname: string): string | undefined {
  const id = /^\/packs\/([^/]+)\.jmdipack$/.exec(pathname)?.[1]
  return id !== undefined && isCourseId(id) ? id : undefined
}

export function packFileName(courseId: string, version: string): string {
  return `${courseId}-${version}${PACK_ENDING}`
}
