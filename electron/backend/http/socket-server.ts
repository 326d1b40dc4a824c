import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { WebSocketServer, type WebSocket } from 'ws'
import { FRAME_MAX_LENGTH } from '#common/contract/wire.ts'
import type { Connections } from '#backend/rpc/connections.ts'
import { isAllowedHost, isAllowedOrigin, isLoopback } from './allowed-hosts.ts'
import { readCookie } from './cookie.ts'
import type { SignIn } from '#backend/browser-mode/sign-in.ts'

/** A browser that went to sleep or lost its network is noticed after two heartbeats. */
const HEARTBEAT_MS = 20_000
const UTF8_BYTES_PER_CHARACTER = 3

export interface SocketServerOptions {
  readonly server: Server
  readonly connections: Connections
  readonly signIn: SignIn
  readonly hosts: readonly string[]
  readonly port: number
}

/** Serves the contract on `/link`. @returns what closes it */
export function serveSockets({ server, connections, signIn, hosts, port }: SocketServerOptions): () => void {
  const sockets = new WebSocketServer({ noServer: true, maxPayload: FRAME_MAX_LENGTH * UTF8_BYTES_PER_CHARACTER })

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const cookie = readCookie(request.headers.cookie, port)
    const isLocal = isAllowedHost(request, hosts) && isAllowedOrigin(request, hosts) && isLoopback(request.socket.remoteAddress)
    if (request.url !== '/link' || !isLocal || !signIn.admitsCookie(cookie)) return stream.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    sockets.handleUpgrade(request, stream, head, socket => serve(socket, cookie))
  })

  function serve(socket: WebSocket, cookie: string | undefined): void {
    const channel = { send: (text: string) => socket.send(text), close: () => socket.close() }
    const connection = connections.open(channel, { kind: 'window', admits: token => signIn.admitsLink(cookie, token) })
    socket.on('message', (data, isBinary) => (isBinary ? socket.close() : connection.receive(data.toString())))
    socket.on('close', connection.closed)
    socket.on('error', () => socket.terminate())
    startHeartbeat(socket)
  }

  return () => sockets.clients.forEach(socket => socket.terminate())
}

function startHeartbeat(socket: WebSocket): void {
  let isAlive = true
  socket.on('pong', () => (isAlive = true))
  const timer = setInterval(() => {
    if (!isAlive) return socket.terminate()
    isAlive = false
    socket.ping()
  }, HEARTBEAT_MS)
  socket.on('close', () => clearInterval(timer))
}
