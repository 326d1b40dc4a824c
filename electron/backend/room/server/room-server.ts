import type { CourseLibrary } from '#backend/courses/course-library.ts'
import { allowedHosts } from '#backend/http/allowed-hosts.ts'
import { closeLanServer, createLimitedServer, listenOnFirst } from '#backend/http/lan-server.ts'
import { serveLanSockets } from '#backend/http/lan-sockets.ts'
import type { RoomServer, RoomServerOptions } from '#backend/room/start-room.ts'
import type { Connections } from '#backend/rpc/connections.ts'
import { serveRoomPages, type RoomPagesOptions } from './http.ts'
import type { RoomServerSettings } from './server-settings.ts'

/** With the first there is no port to type after the address; the others are short. 0: any. */
const PORTS = [80, 8080, 8000, 4781, 0]
/** Characters; the longest message of a phone is an answer to an open question. */
const MAX_FRAME_LENGTH = 16_000

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
  const closeSockets = serveLanSockets({
    server,
    path: '/room',
    kind: 'participant',
    frameLength: MAX_FRAME_LENGTH,
    connections,
    hosts,
    onVisit,
    ready,
  })
  const boundPort = await listenOnFirst(server, settings.host, listPorts(settings.port, options.port))
  if (boundPort === undefined) {
    closeSockets()
    return undefined
  }
  port = boundPort

  function close(): Promise<void> {
    closeSockets()
    return closeLanServer(server)
  }

  return { port: boundPort, close }
}

/** Phones find the room after a crash where it was before, unless the machine's owner has set another port since. */
function listPorts(configured: number | undefined, previous: number | undefined): readonly number[] {
  if (configured !== undefined && configured !== 0) return [configured]
  return [...(previous === undefined ? [] : [previous]), ...(configured === 0 ? [0] : PORTS)]
}
