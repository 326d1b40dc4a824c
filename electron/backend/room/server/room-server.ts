import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CourseLibrary } from '#backend/courses/course-library.ts'
import { allowedHosts } from '#backend/http/allowed-hosts.ts'
import type { RoomServer, RoomServerOptions } from '#backend/room/start-room.ts'
import type { Connections } from '#backend/rpc/connections.ts'
import { serveRoomPages, type RoomPagesOptions } from './http.ts'
import type { RoomServerSettings } from './server-settings.ts'
import { serveRoomSockets } from './sockets.ts'

/** With the first there is no port to type after the address; the others are short. 0: any. */
const PORTS = [80, 8080, 8000, 4781, 0]

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

interface StartRoomServerOptions extends RoomServerOptions, Pick<RoomPagesOptions, 'takeHomePdf'> {
  readonly settings: RoomServerSettings
  readonly connections: Connections
  readonly courses: CourseLibrary
}

/** Starts serving a room to phones on the network. Undefined: no port was free. */
export async function startRoomServer(options: StartRoomServerOptions): Promise<RoomServer | undefined> {
  const { settings, connections, courses, takeHomePdf, onVisit, addresses, ready } = options
  const server = createLimitedServer()
  let port = 0
  // Computed for each request: the laptop's address may change under an open room.
  const hosts = (): readonly string[] => [...addresses(), ...settings.names, 'localhost'].flatMap(name => allowedHosts(name, port))
  server.on('request', serveRoomPages({ participantFolder: settings.participantFolder, courses, hosts, onVisit, takeHomePdf }))
  const closeSockets = serveRoomSockets({ server, connections, hosts, onVisit, ready })
  const boundPort = await listenOnFirst(server, settings.host, listPorts(settings.port, options.port))
  if (boundPort === undefined) {
    closeSockets()
    return undefined
  }
  port = boundPort
  // A machine that is out of file handles refuses the next phone; the room goes on.
  server.on('error', () => undefined)

  function close(): Promise<void> {
    closeSockets()
    server.closeAllConnections()
    return new Promise(resolve => server.close(() => resolve()))
  }

  return { port: boundPort, close }
}

function createLimitedServer(): Server {
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

/** Phones find the room after a crash where it was before, unless the machine's owner has set another port since. */
function listPorts(configured: number | undefined, previous: number | undefined): readonly number[] {
  if (configured !== undefined && configured !== 0) return [configured]
  return [...(previous === undefined ? [] : [previous]), ...(configured === 0 ? [0] : PORTS)]
}

async function listenOnFirst(server: Server, host: string, ports: readonly number[]): Promise<number | undefined> {
  for (const port of ports) {
    const boundPort = await listen(server, host, port)
    if (boundPort !== undefined) return boundPort
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
