import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import type { Connections } from '../procedures/connections.ts'
import { isAllowedHost, isAllowedOrigin } from './allowed-hosts.ts'
import { createFlowLimit } from './flow-limit.ts'

/** The longest thing a phone has to say is an answer to an open question. */
const FRAME_LENGTH = 16_000
const UTF8_BYTES_A_CHARACTER = 3
/** A phone that sleeps or has left is noticed after two of these. */
const HEARTBEAT_MS = 15_000
/** A phone that reads so slowly that this much waits for it is let go: it comes back and asks for what is now. */
const MOST_WAITING_BYTES = 1_000_000

export interface RoomSocketsOptions {
  readonly server: Server
  readonly connections: Connections
  readonly hosts: () => readonly string[]
  readonly visited: (remote: string | undefined) => void
  /** Until then who comes waits. */
  readonly ready: Promise<void>
}

/** Serves the contract to phones on `/room`; returns what closes it. */
export function serveRoomSockets({ server, connections, hosts, visited, ready }: RoomSocketsOptions): () => void {
  const waiting = new Set<Duplex>()
  // Deflate would cost each of a thousand sockets its own memory, and broadcasts their one serialisation.
  const sockets = new WebSocketServer({ noServer: true, maxPayload: FRAME_LENGTH * UTF8_BYTES_A_CHARACTER, perMessageDeflate: false, clientTracking: true })

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', () => stream.destroy())
    const allowed = hosts()
    if (request.url !== '/room' || !isAllowedHost(request, allowed) || !isAllowedOrigin(request, allowed)) return void stream.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    visited(request.socket.remoteAddress)
    waiting.add(stream)
    void ready.then(() => waiting.delete(stream) && sockets.handleUpgrade(request, stream, head, serve))
  })

  function serve(socket: WebSocket): void {
    const flow = createFlowLimit(() => performance.now())
    const channel = { send: (text: string) => sendUnlessSlow(socket, text), close: () => socket.close() }
    const connection = connections.open(channel, { kind: 'participant', frameLength: FRAME_LENGTH })
    socket.on('message', (data, isBinary) => {
      if (isBinary || !flow.takes()) return socket.terminate()
      connection.receive(data.toString())
    })
    socket.on('close', connection.closed)
    socket.on('error', () => socket.terminate())
    socket.on('pong', () => alive.add(socket))
    alive.add(socket)
  }

  /** One timer for all: a thousand sockets need no thousand timers. */
  const alive = new WeakSet<WebSocket>()
  const beat = setInterval(() => {
    for (const socket of sockets.clients) {
      if (!alive.delete(socket)) socket.terminate()
      else socket.ping()
    }
  }, HEARTBEAT_MS)

  return () => {
    clearInterval(beat)
    for (const stream of waiting) stream.destroy()
    for (const socket of sockets.clients) socket.terminate()
    sockets.close()
  }
}

function sendUnlessSlow(socket: WebSocket, text: string): void {
  if (socket.bufferedAmount > MOST_WAITING_BYTES) socket.terminate()
  else socket.send(text)
}
