import type { IncomingMessage, ServerResponse } from 'node:http'
import sirv from 'sirv'
import { serveCourseFile } from '#backend/courses/serve-course-file.ts'
import type { CourseLibrary } from '#backend/courses/course-library.ts'
import { isAllowedHost } from '#backend/http/allowed-hosts.ts'

export interface RoomPagesOptions {
  readonly participantFolder: string
  readonly courses: CourseLibrary
  readonly hosts: () => readonly string[]
  readonly visited: (remote: string | undefined, local: string | undefined) => void
  /** The PDF to take home for a ticket; undefined: the ticket is not good. */
  readonly paper: (ticket: string) => Promise<Uint8Array | undefined>
}

const LONGEST_ADDRESS = 2048
const TAKE_HOME = /^\/take-home\/([\w-]{16,64})\.pdf$/

/** What phones may load: the participant's page and the pictures of courses. There is nothing to sign in to: a socket asks for the code. */
export function serveRoomPages({
  participantFolder,
  courses,
  hosts,
  visited,
  paper,
}: RoomPagesOptions): (request: IncomingMessage, response: ServerResponse) => void {
  const files = sirv(participantFolder, { etag: true, single: true, dev: false, gzip: true })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = request.headers.host ?? ''
    const address = request.url ?? '/'
    if (!isAllowedHost(request, hosts())) return void response.writeHead(403).end()
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end()
    if (address.length > LONGEST_ADDRESS) return void response.writeHead(414).end()
    visited(request.socket.remoteAddress, request.socket.localAddress)
    const { pathname } = new URL(address, 'http://room')
    if (pathname.startsWith('/files/')) return sendFile(pathname, response)
    const ticket = TAKE_HOME.exec(pathname)?.[1]
    if (ticket !== undefined) return sendPaper(await paper(ticket), response)
    for (const [name, value] of Object.entries(headersFor(host))) response.setHeader(name, value)
    files(request, response, () => void response.writeHead(404).end())
  }

  const sendFile = pictureSender(courses)

  return (request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(400)
      response.end()
    })
  }
}

function sendPaper(pdf: Uint8Array | undefined, response: ServerResponse): void {
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

/** Pictures that were read and not yet taken, in bytes. */
const MOST_ON_THE_WAY = 64_000_000
const MOST_WAITING = 1000
const COME_AGAIN_S = 2

/** Reads one picture at a time, and none while much waits to be taken: who asks for a thousand and reads none fills no memory. */
function pictureSender(courses: CourseLibrary): (pathname: string, response: ServerResponse) => Promise<void> {
  let onTheWay = 0
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()

  async function readAndSend(pathname: string, response: ServerResponse): Promise<void> {
    if (response.destroyed) return
    if (onTheWay > MOST_ON_THE_WAY) return sendLater(response)
    const { status, headers, body } = await serveCourseFile(courses, pathname)
    onTheWay += body.length
    response.once('close', () => (onTheWay -= body.length))
    response.writeHead(status, headers).end(body)
  }

  return async (pathname, response) => {
    if (waiting >= MOST_WAITING) return sendLater(response)
    waiting += 1
    const sent = last.then(() => readAndSend(pathname, response))
    last = sent.catch(() => undefined).finally(() => (waiting -= 1))
    await sent
  }
}

function sendLater(response: ServerResponse): void {
  response.writeHead(503, { 'Retry-After': COME_AGAIN_S }).end()
}

/** Engines of seven years ago do not count a WebSocket among `'self'`, so it is named. */
function headersFor(host: string): Readonly<Record<string, string>> {
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
