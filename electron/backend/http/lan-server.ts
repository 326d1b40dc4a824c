import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Drop clients that send their request slowly, line by line. */
const HEADERS_TIMEOUT_MS = 10_000
const REQUEST_TIMEOUT_MS = 20_000
/** How long an idle connection is kept for the next request of the same page. */
const KEEP_ALIVE_MS = 5000
/** How often the header and request timeouts are checked. */
const CHECK_MS = 5000
/** Drop clients that stop reading a response. */
const IDLE_TIMEOUT_MS = 30_000
const MAX_REQUESTS_PER_SOCKET = 500
const MAX_CONNECTIONS = 6000
/** A thousand phones that scan the code together wait in the system's own queue. */
const BACKLOG = 2048

/** A server for phones on the network, with limits on slow and idle clients. */
export function createLimitedServer(): Server {
  const server = createServer({
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connectionsCheckingInterval: CHECK_MS,
  })
  return Object.assign(server, {
    maxConnections: MAX_CONNECTIONS,
    timeout: IDLE_TIMEOUT_MS,
    maxRequestsPerSocket: MAX_REQUESTS_PER_SOCKET,
  })
}

/** @returns the first of the ports that is free and ours to take, on which the server now listens; undefined: none */
export async function listenOnFirst(server: Server, host: string, ports: readonly number[]): Promise<number | undefined> {
  for (const port of ports) {
    const boundPort = await listen(server, host, port)
    if (boundPort !== undefined) {
      // A machine that is out of file handles refuses the next phone; the server goes on.
      server.on('error', () => undefined)
      return boundPort
    }
  }
  return undefined
}

/** Undefined: the port is taken, or not ours to take. */
function listen(server: Server, host: string, port: number): Promise<number | undefined> {
  return new Promise(resolve => {
    const refuse = (): void => resolve(undefined)
    server.once('error', refuse)
    server.listen({ host, port, backlog: BACKLOG }, () => {
      server.off('error', refuse)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/** Ends all connections and the server. */
export function closeLanServer(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise(resolve => server.close(() => resolve()))
}
