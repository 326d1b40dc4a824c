import { protocol } from 'electron'
import { CONTENT_SECURITY_POLICY } from '#common/contract/content-security-policy.ts'
import type { FileReply } from './backend/file-requests.ts'
import { readPageFile } from './page-files.ts'
import { SCHEME } from './security.ts'

/** Address of the recovery page; its buttons lie below it. */
export const SHELL_PATH = '/shell/'

export interface PageSources {
  readonly rendererFolder: string
  /** A picture or recording of a course; `range`: the header. */
  readonly courseFile: (path: string, range?: string) => Promise<FileReply>
  /** The recovery page in its present state; it has no scripts. */
  readonly recoveryPage: () => Promise<string>
}

const HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'X-DNS-Prefetch-Control': 'off',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
}

/** Must run before the app is ready. */
export function declareProtocol(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true, stream: true } },
  ])
}

export function servePages(sources: PageSources): void {
  protocol.handle(SCHEME, request => answer(request, sources))
}

async function answer(request: Request, sources: PageSources): Promise<Response> {
  const { host, pathname } = new URL(request.url)
  if (host !== 'suite') return new Response(null, { status: 404 })
  if (request.method !== 'GET' && request.method !== 'HEAD') return new Response(null, { status: 405 })
  if (pathname.startsWith('/files/')) return courseFile(await sources.courseFile(pathname, request.headers.get('range') ?? undefined))
  if (pathname.startsWith(SHELL_PATH)) return shellPage(await sources.recoveryPage())
  const file = await readPageFile(sources.rendererFolder, pathname)
  if (file === undefined) return new Response(null, { status: 404, headers: HEADERS })
  return respond(file.body, 200, {
    ...HEADERS,
    'Content-Type': file.mediaType,
    'Content-Security-Policy': CONTENT_SECURITY_POLICY,
    'Cache-Control': 'no-cache',
  })
}

function courseFile({ status, headers, body }: FileReply): Response {
  return respond(body, status, { ...HEADERS, ...headers })
}

function shellPage(html: string): Response {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
  return respond(html, 200, {
    ...HEADERS,
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': policy,
    'Cache-Control': 'no-store',
  })
}

function respond(body: string | Uint8Array, status: number, headers: Readonly<Record<string, string>>): Response {
  return new Response(typeof body === 'string' ? body : new Uint8Array(body), { status, headers: { ...headers } })
}
