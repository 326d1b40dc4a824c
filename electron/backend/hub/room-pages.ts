import type { IncomingMessage, ServerResponse } from 'node:http'
import sirv from 'sirv'
import { answerFile } from '../courses/answer-file.ts'
import type { CourseLibrary } from '../courses/course-library.ts'
import { isAllowedHost } from './allowed-hosts.ts'

export interface RoomPagesOptions {
  readonly joinFolder: string
  readonly courses: CourseLibrary
  readonly hosts: () => readonly string[]
  readonly visited: (remote: string | undefined) => void
}

const LONGEST_ADDRESS = 2048

/** What phones may load: the participant's page and the pictures of courses. There is nothing to sign in to: a socket asks for the code. */
export function serveRoomPages({ joinFolder, courses, hosts, visited }: RoomPagesOptions): (request: IncomingMessage, response: ServerResponse) => void {
  const files = sirv(joinFolder, { etag: true, single: true, dev: false, gzip: true })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = request.headers.host ?? ''
    const address = request.url ?? '/'
    if (!isAllowedHost(request, hosts())) return void response.writeHead(403).end()
    if (request.method !== 'GET' && request.method !== 'HEAD') return void response.writeHead(405).end()
    if (address.length > LONGEST_ADDRESS) return void response.writeHead(414).end()
    visited(request.socket.remoteAddress)
    const { pathname } = new URL(address, 'http://room')
    if (pathname.startsWith('/files/')) return sendFile(pathname, response)
    for (const [name, value] of Object.entries(headersFor(host))) response.setHeader(name, value)
    files(request, response, () => void response.writeHead(404).end())
  }

  async function sendFile(pathname: string, response: ServerResponse): Promise<void> {
    const { status, headers, body } = await answerFile(courses, pathname)
    response.writeHead(status, headers).end(body)
  }

  return (request, response) => {
    answer(request, response).catch(() => {
      if (!response.headersSent) response.writeHead(400)
      response.end()
    })
  }
}

/** Engines of seven years ago do not count a WebSocket among `'self'`, so it is named. */
function headersFor(host: string): Readonly<Record<string, string>> {
  const policy = ["default-src 'none'", "script-src 'self'", "style-src 'self' 'unsafe-inline'", "img-src 'self' data:", "font-src 'self'", `connect-src 'self' ws://${host}`, "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"]
  return { 'Content-Security-Policy': policy.join('; '), 'X-Content-Type-Options': 'nosniff', 'Referrer-Policy': 'no-referrer' }
}
