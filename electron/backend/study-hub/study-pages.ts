import type { IncomingMessage, ServerResponse } from 'node:http'
import sirv from 'sirv'
import type { CourseLibrary } from '#backend/courses/course-library.ts'
import { serveCourseFile } from '#backend/courses/serve-course-file.ts'
import { isAllowedHost } from '#backend/http/allowed-hosts.ts'
import { SECURITY_HEADERS } from '#backend/http/security-headers.ts'
import { setCaching } from '#backend/http/set-caching.ts'

export interface StudyPagesOptions {
  readonly rendererFolder: string
  readonly courses: CourseLibrary
  readonly hosts: () => readonly string[]
}

const MAX_URL_LENGTH = 2048
/** Files read from the disk at once; the others wait, so that a script that asks for thousands fills no memory. */
const MAX_FILES_AT_ONCE = 4
const MAX_FILES_WAITING = 400
const RETRY_AFTER_S = 2

/** Serves the suite's own page and the files of courses. No sign-in is needed for them: they hold nothing of anybody. */
export function serveStudyPages({
  rendererFolder,
  courses,
  hosts,
}: StudyPagesOptions): (request: IncomingMessage, response: ServerResponse) => void {
  const files = sirv(rendererFolder, { etag: true, single: true, dev: false, gzip: true, setHeaders: setCaching })
  const sendFile = createFileSender(courses)

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = request.url ?? '/'
    if (!isAllowedHost(request, hosts())) return void response.writeHead(403).end()
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end()
    if (url.length > MAX_URL_LENGTH) return void response.writeHead(414).end()
    const { pathname } = new URL(url, 'http://hub')
    if (pathname.startsWith('/files/')) return sendFile(pathname, request.headers.range, response)
    for (const [name, value] of Object.entries(securityHeadersFor(request.headers.host ?? ''))) response.setHeader(name, value)
    files(request, response, () => void response.writeHead(404).end())
  }

  return (request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(400)
      response.end()
    })
  }
}

type SendFile = (pathname: string, range: string | undefined, response: ServerResponse) => Promise<void>

/** A file counts until its client has received it or gone. */
function createFileSender(courses: CourseLibrary): SendFile {
  const waiting: (() => void)[] = []
  let running = 0

  async function takeTurn(): Promise<void> {
    if (running >= MAX_FILES_AT_ONCE) await new Promise<void>(resolve => waiting.push(resolve))
    else running += 1
  }

  function passTurn(): void {
    const next = waiting.shift()
    if (next === undefined) running -= 1
    else next()
  }

  return async (pathname, range, response) => {
    if (waiting.length >= MAX_FILES_WAITING) return void response.writeHead(503, { 'Retry-After': RETRY_AFTER_S }).end()
    await takeTurn()
    const isGone = response.destroyed
    if (isGone) return passTurn()
    response.once('close', passTurn)
    const { status, headers, body } = await serveCourseFile(courses, pathname, range)
    response.writeHead(status, headers).end(body)
  }
}

/** Some browsers do not count a WebSocket as `'self'`, so its address is named. */
function securityHeadersFor(host: string): Readonly<Record<string, string>> {
  const policy = SECURITY_HEADERS['Content-Security-Policy']?.replace("connect-src 'self'", `connect-src 'self' ws://${host}`) ?? ''
  return { ...SECURITY_HEADERS, 'Content-Security-Policy': policy }
}
