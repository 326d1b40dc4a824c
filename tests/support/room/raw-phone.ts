import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { randomBytes } from 'node:crypto'
import { v7 } from 'uuid'
import { WebSocket } from 'ws'
import type { ServerMessage } from '#common/contract/wire.ts'

/** A socket to a room's door that says what it likes, and keeps every word it was sent. */
export interface RawPhone {
  readonly socket: WebSocket
  readonly received: readonly string[]
  readonly say: (text: string) => void
  /** Calls without a link's good manners: any name, any input, any id. */
  readonly call: (name: string, input?: unknown, id?: string) => Promise<ServerMessage>
  readonly isOpen: () => boolean
  readonly closed: Promise<void>
}

export interface RawTerms {
  readonly greets?: boolean
  readonly headers?: Readonly<Record<string, string>>
}

export async function rawPhone(port: number, { greets = true, headers = {} }: RawTerms = {}): Promise<RawPhone> {
  const socket = new WebSocket(`ws://127.0.0.1:${String(port)}/room`, {
    headers: { origin: `http://127.0.0.1:${String(port)}`, ...headers },
  })
  const received: string[] = []
  const waiting = new Map<number, (message: ServerMessage) => void>()
  let calls = 0
  socket.on('error', () => undefined)
  socket.on('message', data => {
    received.push(String(data))
    const message = JSON.parse(String(data)) as ServerMessage
    if (message.t === 'ok' || message.t === 'error') waiting.get(message.n)?.(message)
  })
  const closed = new Promise<void>(resolve => socket.once('close', () => resolve()))
  await Promise.race([new Promise(resolve => socket.once('open', resolve)), closed])
  const isOpen = (): boolean => socket.readyState === WebSocket.OPEN
  const say = (text: string): void => {
    if (isOpen()) socket.send(text)
  }
  if (greets) say(JSON.stringify({ t: 'hello', contract: 'any' }))

  async function call(name: string, input?: unknown, id: string = v7()): Promise<ServerMessage> {
    calls += 1
    const n = calls
    const answer = new Promise<ServerMessage>(resolve => waiting.set(n, resolve))
    say(JSON.stringify({ t: 'call', n, name, input: input ?? null, id }))
    const ended = closed.then((): ServerMessage => ({ t: 'error', n, code: 'disconnected', details: {} }))
    return Promise.race([answer, ended])
  }

  return { socket, received, say, call, isOpen, closed }
}

/** The code of an error, or `ok`. */
export function getErrorCode(message: ServerMessage): string {
  return message.t === 'error' ? message.code : message.t
}

export function getOutput(message: ServerMessage): Readonly<Record<string, unknown>> {
  return message.t === 'ok' ? (message.output as Readonly<Record<string, unknown>>) : {}
}

/** Bytes to a port and what comes back until it is quiet, or the other side hangs up. */
export async function rawRequest(port: number, text: string, quietMs = 500): Promise<string> {
  const socket = connect({ port, host: '127.0.0.1' })
  let got = ''
  socket.on('data', data => (got += data.toString('latin1')))
  socket.on('error', () => undefined)
  socket.write(text, 'latin1')
  socket.setTimeout(quietMs, () => socket.destroy())
  await new Promise(resolve => socket.once('close', resolve))
  return got
}

/** The handshake of a WebSocket over a socket of ours, which then does what a browser's never would. */
export async function bareSocket(port: number, headers = ''): Promise<Socket> {
  const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  const host = `127.0.0.1:${String(port)}`
  socket.on('error', () => undefined)
  socket.write(
    `GET /room HTTP/1.1\r\nHost: ${host}\r\nOrigin: http://${host}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n${headers}\r\n`,
  )
  await once(socket, 'data')
  return socket
}

/** One masked frame as a client sends it. */
export function makeFrame(opcode: number, body: Buffer): Buffer {
  const head =
    body.length < 126
      ? Buffer.from([0x80 | opcode, 0x80 | body.length])
      : Buffer.from([0x80 | opcode, 0xfe, body.length >> 8, body.length & 0xff])
  return Buffer.concat([head, Buffer.alloc(4), body])
}
