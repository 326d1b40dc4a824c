import { isCourseId } from '#common/domain/courses/course-id.ts'

/** The ending of the files that packs are kept in. */
export const PACK_ENDING = '.jmdipack'

/** Where browser mode gives the pack of a course. */
export function packAddress(courseId: string): string {
  return `/packs/${courseId}${PACK_ENDING}`
}

/** The course whose pack an address asks for; undefined: the address is none of a pack. */
export function parsePackAddress(pathname: string): string | undefined {
  const id = /^\/packs\/([^/]+)\.jmdipack$/.exec(pathname)?.[1]
  return id !== undefined && isCourseId(id) ? id : undefined
}

export function packFileName(courseId: string, version: string): string {
  return `${courseId}-${version}${PACK_ENDING}`
}
