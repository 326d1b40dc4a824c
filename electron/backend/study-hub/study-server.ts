import type { CourseLibrary } from '#backend/courses/course-library.ts'
import { allowedHosts } from '#backend/http/allowed-hosts.ts'
import { closeLanServer, createLimitedServer, listenOnFirst } from '#backend/http/lan-server.ts'
import { serveLanSockets } from '#backend/http/lan-sockets.ts'
import type { RoomServerSettings } from '#backend/room/server/server-settings.ts'
import type { Connections } from '#backend/rpc/connections.ts'
import { serveStudyPages } from './study-pages.ts'

/** Not those of a room, which may be open at the same time and whose address people type. */
const PORTS = [8090, 8091, 4783, 0]
/** Characters; an essay of the greatest length, with room for what is around it. */
const MAX_FRAME_LENGTH = 200_000

export interface StudyServerOptions {
  readonly settings: RoomServerSettings
  readonly rendererFolder: string
  readonly courses: CourseLibrary
  readonly connections: Connections
  /** Addresses of this machine that a request may name as its host. */
  readonly addresses: () => readonly string[]
}

export interface StudyServer {
  readonly port: number
  readonly close: () => Promise<void>
}

/** Starts serving the suite to learners' phones on the network. Undefined: no port was free. */
export async function startStudyServer(options: StudyServerOptions): Promise<StudyServer | undefined> {
  const { settings, rendererFolder, courses, connections, addresses } = options
  const server = createLimitedServer()
  let port = 0
  // Computed for each request: the laptop's address may change while the hub is open.
  const hosts = (): readonly string[] => [...addresses(), ...settings.names, 'localhost'].flatMap(name => allowedHosts(name, port))
  server.on('request', serveStudyPages({ rendererFolder, courses, hosts }))
  const closeSockets = serveLanSockets({
    server,
    path: '/link',
    kind: 'learner',
    frameLength: MAX_FRAME_LENGTH,
    connections,
    hosts,
    ready: Promise.resolve(),
  })
  const bound = await listenOnFirst(server, settings.host, settings.port === 0 ? [0] : PORTS)
  if (bound === undefined) {
    closeSockets()
    return undefined
  }
  port = bound
  const close = (): Promise<void> => {
    closeSockets()
    return closeLanServer(server)
  }
  return { port: bound, close }
}
