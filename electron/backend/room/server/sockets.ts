import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Connection, Connections } from '#backend/rpc/connections.ts'
import { isAllowedHost, isAllowedOrigin } from '#backend/http/allowed-hosts.ts'
import { createFlowLimit } from './message-rate-limit.ts'
import { framesOnce } from '#backend/http/text-frame.ts'

/** The longest thing a phone has to say is an answer to an open question. */
const FRAME_LENGTH = 16_000
const UTF8_BYTES_A_CHARACTER = 3
/** A phone that sleeps or has left is noticed after two of these. */
const HEARTBEAT_MS = 15_000
/** A phone that reads so slowly that this much waits for it is let go: it comes back and asks for what is now. */
const MOST_WAITING_BYTES = 1_000_000
/** Where there are more, those go who have been at the door longest without coming in. */
const MOST_SOCKETS = 5000

export interface RoomSocketsOptions {
  readonly server: Server
  readonly connections: Connections
  readonly hosts: () => readonly string[]
  readonly visited: (remote: string | undefined, local: string | undefined) => void
  /** Until then who comes waits. */
  readonly ready: Promise<void>
  /** Specs do not wait as long. */
  readonly heartbeatMs?: number
  readonly mostSockets?: number
}

/** Serves the contract to phones on `/room`; returns what closes it. */
export function serveRoomSockets({
  server,
  connections,
  hosts,
  visited,
  ready,
  heartbeatMs = HEARTBEAT_MS,
  mostSockets = MOST_SOCKETS,
}: RoomSocketsOptions): () => void {
  const waiting = new Set<Duplex>()
  // Deflate would cost each of a thousand sockets its own memory, and broadcasts their one serialisation.
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: FRAME_LENGTH * UTF8_BYTES_A_CHARACTER,
    perMessageDeflate: false,
    clientTracking: true,
    autoPong: false,
  })
  const frameOf = framesOnce()
  const standing = new Map<WebSocket, Connection['standing']>()

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy())
    const allowed = hosts()
    if (request.url !== '/room' || !isAllowedHost(request, allowed) || !isAllowedOrigin(request, allowed)) return refuse(stream)
    visited(request.socket.remoteAddress, request.socket.localAddress)
    waiting.add(stream)
    void ready.then(() => waiting.delete(stream) && sockets.handleUpgrade(request, stream, head, socket => serve(socket, stream)))
  })

  function serve(socket: WebSocket, stream: Duplex): void {
    const flow = createFlowLimit(() => performance.now())
    const channel = { send: (text: string) => sendUnlessSlow(socket, stream, frameOf(text)), close: () => socket.close() }
    const connection = connections.open(channel, { kind: 'participant', frameLength: FRAME_LENGTH })
    socket.on('message', (data, isBinary) => {
      if (isBinary || !flow.takes()) return socket.terminate()
      connection.receive(data.toString())
    })
    // Browsers send neither: an end that pings without reading what it gets for it would fill our memory.
    socket.on('ping', data => (flow.takes() ? pongUnlessSlow(socket, data) : socket.terminate()))
    socket.on('pong', () => (flow.takes() ? beat.heard(socket) : socket.terminate()))
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      standing.delete(socket)
      connection.closed()
    })
    beat.heard(socket)
    makeRoom()
    standing.set(socket, connection.standing)
  }

  function makeRoom(): void {
    if (standing.size < mostSockets) return
    const oldest = [...standing].find(([, how]) => how() !== 'known')
    oldest?.[0].terminate()
  }

  const beat = keepBeat(standing, heartbeatMs)
  return () => {
    beat.stop()
    for (const stream of waiting) stream.destroy()
    for (const socket of sockets.clients) socket.terminate()
    sockets.close()
  }
}

/** One timer for all: a thousand sockets need no thousand timers. Who does not answer, or has not greeted us in a whole beat, is cut. */
function keepBeat(
  standing: ReadonlyMap<WebSocket, Connection['standing']>,
  everyMs: number,
): { readonly heard: (socket: WebSocket) => void; readonly stop: () => void } {
  const alive = new WeakSet<WebSocket>()
  const silent = new WeakSet<WebSocket>()
  const timer = setInterval(() => {
    for (const [socket, how] of standing) {
      const isSilent = how() === 'silent'
      if (!alive.delete(socket) || (isSilent && silent.has(socket))) socket.terminate()
      else socket.ping()
      if (isSilent) silent.add(socket)
    }
  }, everyMs)
  return { heard: socket => void alive.add(socket), stop: () => clearInterval(timer) }
}

/** Without the last, an end that never hangs up would hold the socket, and with it the closing of the door, for ever. */
function refuse(stream: Duplex): void {
  stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n', () => stream.destroy())
}

function pongUnlessSlow(socket: WebSocket, data: Buffer): void {
  if (socket.bufferedAmount > MOST_WAITING_BYTES) socket.terminate()
  else socket.pong(data)
}

/** Whole frames go to the stream itself, between those of the socket: a broadcast is encoded once, and each phone costs one write. */
function sendUnlessSlow(socket: WebSocket, stream: Duplex, frame: Buffer): void {
  if (socket.bufferedAmount > MOST_WAITING_BYTES) socket.terminate()
  else if (socket.readyState === socket.OPEN) stream.write(frame)
}
