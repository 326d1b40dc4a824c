import type { IncomingMessage, ServerResponse } from 'node:http'
import sirv from 'sirv'
import { serveCourseFile } from '#backend/courses/serve-course-file.ts'
import { findAudioNameType } from '#common/domain/shared/content/audio-file.ts'
import type { CourseLibrary } from '#backend/courses/course-library.ts'
import { isAllowedHost } from '#backend/http/allowed-hosts.ts'
import { setCaching } from '#backend/http/set-caching.ts'

export interface RoomPagesOptions {
  readonly participantFolder: string
  readonly courses: CourseLibrary
  readonly hosts: () => readonly string[]
  readonly onVisit: (remote: string | undefined, local: string | undefined) => void
  /** The take-home PDF for a ticket; undefined: the ticket is not valid. */
  readonly takeHomePdf: (ticket: string) => Promise<Uint8Array | undefined>
}

const MAX_URL_LENGTH = 2048
const TAKE_HOME_PATH = /^\/take-home\/([\w-]{16,64})\.pdf$/

/** Serves what phones may load: the participant's page and the pictures of courses. No sign-in is needed here: the socket asks for the code. */
export function serveRoomPages({
  participantFolder,
  courses,
  hosts,
  onVisit,
  takeHomePdf,
}: RoomPagesOptions): (request: IncomingMessage, response: ServerResponse) => void {
  const files = sirv(participantFolder, { etag: true, single: true, dev: false, gzip: true, setHeaders: setCaching })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = request.headers.host ?? ''
    const url = request.url ?? '/'
    if (!isAllowedHost(request, hosts())) return void response.writeHead(403).end()
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end()
    if (url.length > MAX_URL_LENGTH) return void response.writeHead(414).end()
    onVisit(request.socket.remoteAddress, request.socket.localAddress)
    const { pathname } = new URL(url, 'http://room')
    if (pathname.startsWith('/files/')) return sendFile(pathname, response)
    const ticket = TAKE_HOME_PATH.exec(pathname)?.[1]
    if (ticket !== undefined) return sendPdf(await takeHomePdf(ticket), response)
    for (const [name, value] of Object.entries(securityHeadersFor(host))) response.setHeader(name, value)
    files(request, response, () => void response.writeHead(404).end())
  }

  const sendFile = createFileSender(courses)

  return (request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(400)
      response.end()
    })
  }
}

function sendPdf(pdf: Uint8Array | undefined, response: ServerResponse): void {
  if (pdf === undefined) return void response.writeHead(404).end()
  response
    .writeHead(200, {
      'Content-Type': 'application/pdf',
      'Content-Disposition': 'inline; filename="workshop.pdf"',
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
    })
    .end(pdf)
}

/** Bytes of files that were read from the disk and not yet received. */
const MAX_BYTES_IN_FLIGHT = 64_000_000
const MAX_QUEUED_REQUESTS = 1000
const RETRY_AFTER_S = 2

/** Reads one file at a time, and none while much is in flight: a client that asks for a thousand pictures and reads none fills no memory. */
function createFileSender(courses: CourseLibrary): (pathname: string, response: ServerResponse) => Promise<void> {
  let bytesInFlight = 0
  let queued = 0
  let last: Promise<unknown> = Promise.resolve()

  async function readAndSend(pathname: string, response: ServerResponse): Promise<void> {
    if (response.destroyed) return
    if (bytesInFlight > MAX_BYTES_IN_FLIGHT) return sendRetryLater(response)
    // Two hundred phones that load a recording would fill the room's Wi-Fi; they show its words.
    if (findAudioNameType(pathname) !== undefined) return void response.writeHead(404).end()
    const { status, headers, body } = await serveCourseFile(courses, pathname)
    bytesInFlight += body.length
    response.once('close', () => (bytesInFlight -= body.length))
    response.writeHead(status, headers).end(body)
  }

  return async (pathname, response) => {
    if (queued >= MAX_QUEUED_REQUESTS) return sendRetryLater(response)
    queued += 1
    const sent = last.then(() => readAndSend(pathname, response))
    last = sent.catch(() => undefined).finally(() => (queued -= 1))
    await sent
  }
}

function sendRetryLater(response: ServerResponse): void {
  response.writeHead(503, { 'Retry-After': RETRY_AFTER_S }).end()
}

/** Browsers of 2018 do not count a WebSocket as `'self'`, so its address is named. */
function securityHeadersFor(host: string): Readonly<Record<string, string>> {
  const policy = [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self' ws://${host}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ]
  return { 'Content-Security-Policy': policy.join('; '), 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' }
}
