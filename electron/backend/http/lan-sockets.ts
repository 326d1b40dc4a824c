import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Connection, Connections } from '#backend/rpc/connections.ts'
import { isAllowedHost, isAllowedOrigin } from './allowed-hosts.ts'
import { createMessageRateLimit } from './message-rate-limit.ts'
import { createFrameEncoder } from './text-frame.ts'

const UTF8_BYTES_PER_CHARACTER = 3
/** A phone that sleeps or has left is noticed after two heartbeats. */
const HEARTBEAT_MS = 15_000
/** A phone with this much unread, beside the largest answer it asked for, is disconnected: it reconnects and asks for the present state. */
const MAX_UNREAD_BYTES = 1_000_000
const MAX_SOCKETS = 5000
/** As long as a learner's page waits for a document. */
const DOCUMENT_MS = 240_000

export interface LanSocketsOptions {
  readonly server: Server
  /** The address of the socket, `/room` for one. */
  readonly path: string
  /** As what a connection calls. */
  readonly kind: 'participant' | 'learner'
  /** Longest message, in characters. */
  readonly frameLength: number
  readonly connections: Connections
  readonly hosts: () => readonly string[]
  /** Called for each connection, with the address it came from and the one of ours it reached. */
  readonly onVisit?: (remote: string | undefined, local: string | undefined) => void
  /** Upgrades are held until this resolves. */
  readonly ready: Promise<void>
  /** Tests set it shorter. */
  readonly heartbeatMs?: number
  readonly maxSockets?: number
}

/** Serves the contract to phones on the network. @returns what closes it */
export function serveLanSockets(options: LanSocketsOptions): () => void {
  const { server, path, kind, frameLength, connections, hosts, ready, heartbeatMs = HEARTBEAT_MS, maxSockets = MAX_SOCKETS } = options
  const waiting = new Set<Duplex>()
  const sockets = createWebSocketServer(frameLength)
  const encodeFrame = createFrameEncoder()
  const standings = new Map<WebSocket, Connection['standing']>()
  const heartbeat = startHeartbeat(standings, heartbeatMs, kind === 'learner' ? DOCUMENT_MS : 0)

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy())
    const allowed = hosts()
    if (request.url !== path || !isAllowedHost(request, allowed) || !isAllowedOrigin(request, allowed)) return refuse(stream)
    options.onVisit?.(request.socket.remoteAddress, request.socket.localAddress)
    waiting.add(stream)
    void ready.then(() => waiting.delete(stream) && sockets.handleUpgrade(request, stream, head, socket => serve(socket, stream)))
  })

  function serve(socket: WebSocket, stream: Duplex): void {
    const rateLimit = createMessageRateLimit(() => performance.now())
    const channel = { send: (text: string) => sendUnlessSlow(socket, stream, encodeFrame(text)), close: () => socket.close() }
    const connection = connections.open(channel, { kind, frameLength })
    socket.on('message', (data, isBinary) => {
      if (isBinary || !rateLimit.allows()) return socket.terminate()
      connection.receive(data.toString())
    })
    // Browsers send no pings: a client that sends many and never reads the pongs would fill our memory.
    socket.on('ping', data => (rateLimit.allows() ? pongUnlessSlow(socket, data) : socket.terminate()))
    socket.on('pong', () => (rateLimit.allows() ? heartbeat.markAlive(socket) : socket.terminate()))
    socket.on('error', () => socket.terminate())
    socket.on('close', () => {
      standings.delete(socket)
      connection.closed()
    })
    heartbeat.markAlive(socket)
    evictAtLimit()
    standings.set(socket, connection.standing)
  }

  /** At the limit, evict the oldest unauthenticated socket. */
  function evictAtLimit(): void {
    if (standings.size < maxSockets) return
    const oldest = [...standings].find(([, standing]) => standing() !== 'known')
    oldest?.[0].terminate()
  }

  return () => {
    heartbeat.stop()
    for (const stream of waiting) stream.destroy()
    for (const socket of sockets.clients) socket.terminate()
    sockets.close()
  }
}

function createWebSocketServer(frameLength: number): WebSocketServer {
  return new WebSocketServer({
    noServer: true,
    maxPayload: frameLength * UTF8_BYTES_PER_CHARACTER,
    // Deflate would cost each of a thousand sockets its own memory, and broadcasts their one serialisation.
    perMessageDeflate: false,
    clientTracking: true,
    autoPong: false,
  })
}

/** Pings all sockets from one timer. A socket that does not answer, or has sent nothing in a whole interval, is terminated. */
function startHeartbeat(
  standings: ReadonlyMap<WebSocket, Connection['standing']>,
  everyMs: number,
  patienceMs: number,
): { readonly markAlive: (socket: WebSocket) => void; readonly stop: () => void } {
  const alive = new WeakSet<WebSocket>()
  const silent = new WeakSet<WebSocket>()
  const waited = new WeakMap<WebSocket, number>()
  const timer = setInterval(() => {
    for (const [socket, standing] of standings) {
      const isSilent = standing() === 'silent'
      // A large document on a slow network holds the ping up; how much of it has arrived is not known.
      const waits = socket.bufferedAmount > 0 ? (waited.get(socket) ?? 0) + everyMs : 0
      waited.set(socket, waits)
      if ((!alive.delete(socket) && (waits === 0 || waits > patienceMs)) || (isSilent && silent.has(socket))) socket.terminate()
      else socket.ping()
      if (isSilent) silent.add(socket)
    }
  }, everyMs)
  return { markAlive: socket => void alive.add(socket), stop: () => clearInterval(timer) }
}

/** Destroys the stream once the refusal is sent: a client that never hangs up would keep the server from closing. */
function refuse(stream: Duplex): void {
  stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n', () => stream.destroy())
}

const largestFrames = new WeakMap<WebSocket, number>()

function isTooSlow(socket: WebSocket): boolean {
  return socket.bufferedAmount > MAX_UNREAD_BYTES + (largestFrames.get(socket) ?? 0)
}

function pongUnlessSlow(socket: WebSocket, data: Buffer): void {
  if (isTooSlow(socket)) socket.terminate()
  else socket.pong(data)
}

/** Writes whole frames to the stream itself, between those of the socket: a broadcast is encoded once and costs one write for each phone. */
function sendUnlessSlow(socket: WebSocket, stream: Duplex, frame: Buffer): void {
  if (isTooSlow(socket)) return socket.terminate()
  if (socket.readyState !== socket.OPEN) return
  if (frame.length > (largestFrames.get(socket) ?? 0)) largestFrames.set(socket, frame.length)
  stream.write(frame)
}
