import { open } from 'node:fs/promises'
import { extname } from 'node:path'
import type { CourseLibrary } from './course-library.ts'

/** A file of a course as both hosts answer it. */
export interface FileAnswer {
  readonly status: 200 | 404 | 413
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** Types that a course may bring; everything else is not found. */
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
/** The address carries the course's version, so what it names may change only while an author edits. */
const CACHE_S = 60

const NOT_FOUND: FileAnswer = { status: 404, headers: {}, body: new Uint8Array() }

/** Answers `/files/<course>/<version>/<path>`; an SVG runs nothing and loads nothing. */
export async function answerFile(courses: CourseLibrary, pathname: string): Promise<FileAnswer> {
  const mediaType = MEDIA_TYPES[extname(pathname).toLowerCase()]
  const file = mediaType === undefined ? undefined : await courseFile(courses, pathname)
  return mediaType === undefined || file === undefined ? NOT_FOUND : readAnswer(file, mediaType)
}

/** Absolute path of the file that an address of a course's text names. */
export async function courseFile(courses: CourseLibrary, pathname: string): Promise<string | undefined> {
  const parts = /^\/files\/([^/]+)\/([^/]+)\/(.+)$/.exec(pathname)
  const [course, version, path] = (parts ?? []).slice(1).map(decoded)
  return course === undefined || version === undefined || path === undefined ? undefined : courses.file(course, version, path)
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}

async function readAnswer(file: string, mediaType: string): Promise<FileAnswer> {
  const handle = await open(file, 'r').catch(() => undefined)
  if (handle === undefined) return NOT_FOUND
  try {
    const { size } = await handle.stat()
    if (size > MAX_BYTES) return { status: 413, headers: {}, body: new Uint8Array() }
    return { status: 200, headers: fileHeaders(mediaType), body: await handle.readFile() }
  } finally {
    await handle.close()
  }
}

function fileHeaders(mediaType: string): Record<string, string> {
  return {
    'Content-Type': mediaType,
    'Cache-Control': `private, max-age=${CACHE_S}`,
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
    'X-Content-Type-Options': 'nosniff',
  }
}
