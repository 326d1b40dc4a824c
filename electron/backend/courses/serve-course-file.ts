import { open, type FileHandle } from 'node:fs/promises'
import { extname } from 'node:path'
import { readByteRange } from './byte-range.ts'
import { AUDIO_MEDIA_TYPES, findAudioNameType } from '#common/domain/shared/content/audio-file.ts'
import { inspectAudio } from './audio-file.ts'
import type { CourseLibrary } from './course-library.ts'

/** Response for a file of a course, the same in the desktop program and on the web servers. */
export interface FileResponse {
  readonly status: 200 | 206 | 404 | 413 | 416
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

/** Serves `/files/<course>/<version>/<path>`, or the part of it that `range`, a header, asks for. The content security policy stops SVGs from running or loading anything. */
export async function serveCourseFile(courses: CourseLibrary, pathname: string, range?: string): Promise<FileResponse> {
  const mediaType = findAudioNameType(pathname) === undefined ? MEDIA_TYPES[extname(pathname).toLowerCase()] : 'audio'
  const file = mediaType === undefined ? undefined : await resolveCourseFile(courses, pathname)
  return mediaType === undefined || file === undefined ? NOT_FOUND : readFileResponse(file, mediaType, range)
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

async function readFileResponse(file: string, mediaType: string, range: string | undefined): Promise<FileResponse> {
  const handle = await open(file, 'r').catch(() => undefined)
  if (handle === undefined) return NOT_FOUND
  try {
    const { size } = await handle.stat()
    if (size > MAX_BYTES) return { status: 413, headers: {}, body: new Uint8Array() }
    const found = mediaType === 'audio' ? (await inspectAudio(handle)).type : undefined
    if (mediaType === 'audio') return found === undefined ? NOT_FOUND : await readPart(handle, AUDIO_MEDIA_TYPES[found], size, range)
    return { status: 200, headers: buildHeaders(mediaType), body: await handle.readFile() }
  } finally {
    await handle.close()
  }
}

/** The type is that of the bytes. A player seeks by asking for parts; Electron tells it no length by itself. */
async function readPart(handle: FileHandle, mediaType: string, size: number, range: string | undefined): Promise<FileResponse> {
  const headers = { ...buildHeaders(mediaType), 'Accept-Ranges': 'bytes' }
  const part = readByteRange(range, size)
  if (part === 'beyond') return { status: 416, headers: { ...headers, 'Content-Range': `bytes */${size}` }, body: new Uint8Array() }
  const { first, last } = part === 'whole' ? { first: 0, last: size - 1 } : part
  const length = last - first + 1
  const { bytesRead, buffer } = await handle.read(new Uint8Array(length), 0, length, first)
  const body = buffer.subarray(0, bytesRead)
  const whole = { ...headers, 'Content-Length': String(body.length) }
  return part === 'whole'
    ? { status: 200, headers: whole, body }
    : { status: 206, headers: { ...whole, 'Content-Range': `bytes ${first}-${last}/${size}` }, body }
}

function buildHeaders(mediaType: string): Record<string, string> {
  return {
    'Content-Type': mediaType,
    'Cache-Control': `private, max-age=${CACHE_S}`,
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox",
    'X-Content-Type-Options': 'nosniff',
  }
}
