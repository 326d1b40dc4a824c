import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CourseLibrary } from '#backend/courses/course-library.ts'
import type { Connections } from '#backend/rpc/connections.ts'
import type { Door, DoorTerms } from '#backend/room/room-manager.ts'
import { allowedHosts } from '#backend/http/allowed-hosts.ts'
import { serveRoomPages, type RoomPagesOptions } from './http.ts'
import { serveRoomSockets } from './sockets.ts'

/** Nothing to type after the address where the first can be had; the others are short. 0: any. */
const PORTS = [80, 8080, 8000, 4781, 0]

/** A phone that sends its request line by line, for ever, is cut. */
const HEADERS_TIMEOUT_MS = 10_000
const REQUEST_TIMEOUT_MS = 20_000
/** A quiet connection is kept so long for the next request of the same page. */
const KEEP_ALIVE_MS = 5000
/** How often the two limits above are looked at. */
const CHECK_MS = 5000
/** Who asked for something and takes nothing of it is cut. */
const STANDSTILL_MS = 30_000
const REQUESTS_EACH = 500
const MOST_CONNECTIONS = 6000
/** A thousand phones that scan the code together wait in the system's own queue. */
const BACKLOG = 2048

export interface RoomDoorPlace {
  /** Address to listen on: all of them, unless the machine's owner names one. */
  readonly host: string
  /** The only port to be taken; undefined: the first of the usual ones that is free. */
  readonly port: number | undefined
  /** Names by which the laptop is known in this network beside its addresses. */
  readonly names: readonly string[]
  readonly participantFolder: string
}

interface RoomDoorOptions extends DoorTerms {
  readonly place: RoomDoorPlace
  readonly connections: Connections
  readonly courses: CourseLibrary
  readonly paper: RoomPagesOptions['paper']
}

/** Opens the door of a room to phones on the network. Undefined: no port could be had. */
export async function openRoomDoor({
  place,
  connections,
  courses,
  paper,
  visited,
  addresses,
  port: known,
  ready,
}: RoomDoorOptions): Promise<Door | undefined> {
  const server = createServer({
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    keepAliveTimeout: KEEP_ALIVE_MS,
    connectionsCheckingInterval: CHECK_MS,
  })
  Object.assign(server, { maxConnections: MOST_CONNECTIONS, timeout: STANDSTILL_MS, maxRequestsPerSocket: REQUESTS_EACH })
  let port = 0
  // Asked anew for each request: the laptop's address may change under an open room.
  const hosts = (): readonly string[] => [...addresses(), ...place.names, 'localhost'].flatMap(name => allowedHosts(name, port))
  server.on('request', serveRoomPages({ participantFolder: place.participantFolder, courses, hosts, visited, paper }))
  const closeSockets = serveRoomSockets({ server, connections, hosts, visited, ready })
  const got = await listenOnFirst(server, place.host, portsFor(place.port, known))
  if (got === undefined) {
    closeSockets()
    return undefined
  }
  port = got
  // A machine that is out of file handles refuses the next phone; the room goes on.
  server.on('error', () => undefined)

  function close(): Promise<void> {
    closeSockets()
    server.closeAllConnections()
    return new Promise(resolve => server.close(() => resolve()))
  }

  return { port: got, close }
}

/** Where phones found the room before a crash, they find it after one, unless the machine's owner has named another port. */
function portsFor(named: number | undefined, known: number | undefined): readonly number[] {
  if (named !== undefined && named !== 0) return [named]
  return [...(known === undefined ? [] : [known]), ...(named === 0 ? [0] : PORTS)]
}

async function listenOnFirst(server: Server, host: string, ports: readonly number[]): Promise<number | undefined> {
  for (const port of ports) {
    const got = await listen(server, host, port)
    if (got !== undefined) return got
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
