import type { ServerResponse } from 'node:http'

/** As the bundler names them; sirv answers other names with the page itself. */
const BUILT_FILE = /^\/assets\/[\w.-]+-[\w-]{8}\.[a-z0-9]+$/

/** What is built is named by its contents. A browser keeps the compiled code only of what it need not ask for again. */
export function setCaching(response: ServerResponse, pathname: string): void {
  response.setHeader('Cache-Control', BUILT_FILE.test(pathname) ? 'private, max-age=31536000, immutable' : 'no-cache')
}
