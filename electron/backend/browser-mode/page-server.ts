import type { IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import sirv from 'sirv'
import { serveCourseFile } from '#backend/courses/serve-course-file.ts'
import type { CourseLibrary } from '#backend/courses/course-library.ts'
import { parsePackAddress } from '#common/domain/packs/pack-address.ts'
import type { PackExporter } from '#backend/packs/pack-exporter.ts'
import { isAllowedHost, isLoopback } from '#backend/http/allowed-hosts.ts'
import { formatCookieHeader, readCookie } from '#backend/http/cookie.ts'
import { setCaching } from '#backend/http/set-caching.ts'
import { SECURITY_HEADERS } from '#backend/http/security-headers.ts'
import type { SignIn } from './sign-in.ts'
import { enterPage, signInNotice, type Page } from './sign-in-pages.ts'

export interface PageServerOptions {
  readonly rendererFolder: string
  readonly courses: CourseLibrary
  readonly packs: Pick<PackExporter, 'openExport'>
  readonly signIn: SignIn
  readonly hosts: readonly string[]
  readonly port: number
}

type RequestListener = (request: IncomingMessage, response: ServerResponse) => void

/** Serves HTTP in browser mode: the sign-in, then the page, the pictures of courses and course packs. */
export function servePages(options: PageServerOptions): RequestListener {
  const { rendererFolder, courses, packs, signIn, hosts, port } = options
  let files: ReturnType<typeof sirv> | undefined

  /** Looks through the folder with the first page that is asked for, not before the address can be told. */
  function sendPageFile(request: IncomingMessage, response: ServerResponse): void {
    files ??= sirv(rendererFolder, { etag: true, single: true, dev: false, setHeaders: setCaching })
    files(request, response, () => void response.writeHead(404).end())
  }

  async function enter(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const entered = await signIn.enter(url.searchParams.get('key') ?? '')
    if (entered !== undefined)
      return sendPage(response, 200, enterPage(entered.token), { 'Set-Cookie': formatCookieHeader(entered.cookie, port) })
    // The same address opened twice in one browser, which is signed in already.
    if (signIn.admitsCookie(readCookie(request.headers.cookie, port))) return void response.writeHead(303, { Location: '/' }).end()
    sendPage(response, 401, signInNotice())
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isAllowedHost(request, hosts) || !isLoopback(request.socket.remoteAddress)) return void response.writeHead(403).end()
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end()
    const url = new URL(request.url ?? '/', 'http://suite')
    if (url.pathname === '/enter') return enter(url, request, response)
    if (!signIn.admitsCookie(readCookie(request.headers.cookie, port))) return sendPage(response, 401, signInNotice())
    if (url.pathname.startsWith('/files/')) return sendFile(url.pathname, request.headers.range, response)
    if (url.pathname.startsWith('/packs/')) return sendPack(packs, url.pathname, request, response)
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
    sendPageFile(request, response)
  }

  async function sendFile(pathname: string, range: string | undefined, response: ServerResponse): Promise<void> {
    const { status, headers, body } = await serveCourseFile(courses, pathname, range)
    response.writeHead(status, headers).end(body)
  }

  return (request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  }
}

/** Sends a course as a download, packed while it is sent, so that a large one takes no memory. */
async function sendPack(
  packs: PageServerOptions['packs'],
  pathname: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const courseId = parsePackAddress(pathname)
  const pack = courseId === undefined ? undefined : await packs.openExport(courseId)
  if (pack === undefined) return void response.writeHead(404).end()
  response.writeHead(200, {
    'Content-Type': 'application/octet-stream',
    'Content-Disposition': `attachment; filename="${pack.fileName}"`,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  })
  if (request.method === 'HEAD') return void response.end()
  await pipeline(Readable.from(pack.pieces), response)
}

function sendPage(response: ServerResponse, status: number, page: Page, headers: Readonly<Record<string, string>> = {}): void {
  response
    .writeHead(status, {
      ...headers,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy': page.contentSecurityPolicy,
      'Cache-Control': 'no-store',
      'Referrer-Policy': 'no-referrer',
      'X-Content-Type-Options': 'nosniff',
    })
    .end(page.html)
}
