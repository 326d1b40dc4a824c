import type { ServerResponse } from 'node:http'

const BUILT_FILE = /^\/assets\/[^/]+\.[a-z0-9]+$/

/** What is built is named by its contents. A browser keeps the compiled code only of what it need not ask for again. */
export function setCaching(response: ServerResponse, pathname: string): void {
  response.setHeader('Cache-Control', BUILT_FILE.test(pathname) ? 'private, max-age=31536000, immutable' : 'no-cache')
}
