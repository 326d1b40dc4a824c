import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

/** Only these types are served. */
const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
}

export interface PageFile {
  readonly mediaType: string
  readonly body: Uint8Array
}

/**
 * The file of the page at an address's path; undefined when there is none.
 * A path without an extension is a place inside the page: the page itself answers it.
 */
export async function readPageFile(folder: string, pathname: string): Promise<PageFile | undefined> {
  const segments = safeSegments(pathname)
  if (segments === undefined) return undefined
  const name = segments.at(-1) ?? ''
  const path = extname(name) === '' ? ['index.html'] : segments
  const mediaType = MEDIA_TYPES[extname(path.at(-1) ?? '').toLowerCase()]
  if (mediaType === undefined) return undefined
  const body = await readFile(join(folder, ...path)).catch(() => undefined)
  return body === undefined ? undefined : { mediaType, body }
}

/** The decoded segments of a path; undefined if one could leave the folder or is hidden. */
function safeSegments(pathname: string): readonly string[] | undefined {
  try {
    const segments = pathname
      .split('/')
      .filter(part => part !== '')
      .map(decodeURIComponent)
    return segments.every(part => !part.startsWith('.') && !/[/\\:\0]/.test(part)) ? segments : undefined
  } catch {
    return undefined
  }
}
