import { open } from 'node:fs/promises'
import { extname } from 'node:path'
import type { CourseLibrary } from './course-library.ts'

/** Response for a file of a course, the same in the desktop program and on the web servers. */
export interface FileResponse {
  readonly status: 200 | 404 | 413
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** File types that courses may contain; everything else is not found. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
  '.pdf': 'application/pdf',
}

const MAX_BYTES = 50_000_000
/** The URL contains the course version, so the content changes only while an author edits. */
const CACHE_S = 60

const NOT_FOUND: FileResponse = { status: 404, headers: {}, body: new Uint8Array() }

/** Serves `/files/<course>/<version>/<path>`. The content security policy stops SVGs from running or loading anything. */
export async function serveCourseFile(courses: CourseLibrary, pathname: string): Promise<FileResponse> {
  const mediaType = MEDIA_TYPES[extname(pathname).toLowerCase()]
  const file = mediaType === undefined ? undefined : await resolveCourseFile(courses, pathname)
  return mediaType === undefined || file === undefined ? NOT_FOUND : readFileResponse(file, mediaType)
}

/** Absolute path of the file behind a URL in a course text. */
export async function resolveCourseFile(courses: CourseLibrary, pathname: string): Promise<string | undefined> {
  const match = /^\/files\/([^/]+)\/([^/]+)\/(.+)$/.exec(pathname)
  const [course, version, path] = (match ?? []).slice(1).map(decodeSegment)
  return course === undefined || version === undefined || path === undefined ? undefined : courses.file(course, version, path)
}

function decodeSegment(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}

async function readFileResponse(file: string, mediaType: string): Promise<FileResponse> {
  const handle = await open(file, 'r').catch(() => undefined)
  if (handle === undefined) return NOT_FOUND
  try {
    const { size } = await handle.stat()
    if (size > MAX_BYTES) return { status: 413, headers: {}, body: new Uint8Array() }
    return { status: 200, headers: buildHeaders(mediaType), body: await handle.readFile() }
  } finally {
    await handle.close()
  }
}

function buildHeaders(mediaType: string): Record<string, string> {
  return {
    'Content-Type': mediaType,
    'Cache-Control': `private, max-age=${CACHE_S}`,
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
    'X-Content-Type-Options': 'nosniff',
  }
}
