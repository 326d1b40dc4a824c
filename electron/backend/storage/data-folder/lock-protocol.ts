import { createConnection, createServer, type Server, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { getErrorCode } from '#backend/storage/disk/storage-error.ts'

/** The process that has a data folder open. */
export interface FolderOwner {
  readonly pid: number
  /** Address of its browser mode; undefined when it is the desktop program. */
  readonly address?: string
}

export interface OwnerHandlers {
  readonly owner: () => FolderOwner
  /** Another start of the suite asks this one to show its window. */
  readonly onShow: () => void
}

const requestSchema = z.object({ ask: z.enum(['who', 'show']) })
const replySchema = z.object({ pid: z.int(), address: z.string().optional() })

/** How long to wait for an owner that is busy before it counts as silent. */
const REPLY_TIMEOUT_MS = 3000
const REQUEST_MAX_LENGTH = 200
const HUNG_UP_MS = 200

/** Listens on a socket or pipe and tells who owns the folder. Does not keep the process alive. @throws EADDRINUSE when the name is taken */
export function listenAsOwner(name: string, handlers: OwnerHandlers): Promise<Server> {
  const server = createServer(socket => handleConnection(socket, handlers))
  server.unref()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(name, () => {
      server.removeListener('error', reject)
      // Later errors concern single connections; the name stays ours.
      server.on('error', () => undefined)
      resolve(server)
    })
  })
}

function handleConnection(socket: Socket, handlers: OwnerHandlers): void {
  let text = ''
  socket.unref().setEncoding('utf8')
  socket.setTimeout(REPLY_TIMEOUT_MS, () => socket.destroy())
  socket.on('error', () => socket.destroy())
  socket.on('data', chunk => {
    text += String(chunk)
    if (text.includes('\n')) answerRequest(socket, text, handlers)
    else if (text.length > REQUEST_MAX_LENGTH) socket.destroy()
  })
}

function answerRequest(socket: Socket, text: string, handlers: OwnerHandlers): void {
  const request = parseLine(requestSchema, text)
  if (request === undefined) return void socket.destroy()
  if (request.ask === 'show') handlers.onShow()
  socket.end(`${JSON.stringify(handlers.owner())}\n`)
}

export type OwnerReply =
  | { readonly kind: 'owner'; readonly owner: FolderOwner }
  /** A process listens but does not answer properly. */
  | { readonly kind: 'silent' }
  /** No process listens: the name is free or was left by a dead process. */
  | { readonly kind: 'nobody' }

/** Asks the process that listens on a socket or pipe who it is, or to show its window. */
export async function askOwner(name: string, ask: 'who' | 'show', timeoutMs: number = REPLY_TIMEOUT_MS): Promise<OwnerReply> {
  const reply = await askOnce(name, ask, timeoutMs)
  if (reply !== 'hung-up') return reply
  // A process that is killed hangs up on who has just called it: a moment later nobody listens.
  await sleep(HUNG_UP_MS)
  const again = await askOnce(name, ask, timeoutMs)
  return again === 'hung-up' ? { kind: 'silent' } : again
}

function askOnce(name: string, ask: 'who' | 'show', timeoutMs: number): Promise<OwnerReply | 'hung-up'> {
  return new Promise(resolve => {
    let text = ''
    const socket = createConnection(name, () => socket.write(`${JSON.stringify({ ask })}\n`))
    const finish = (reply: OwnerReply | 'hung-up'): void => {
      socket.destroy()
      resolve(reply)
    }
    socket.setEncoding('utf8')
    socket.setTimeout(timeoutMs, () => finish({ kind: 'silent' }))
    socket.on('data', chunk => (text += String(chunk)))
    socket.on('error', error => finish(isNobodyListening(error) ? { kind: 'nobody' } : 'hung-up'))
    socket.on('end', () => finish(text === '' ? 'hung-up' : parseOwner(text)))
  })
}

function parseOwner(text: string): OwnerReply {
  const owner = parseLine(replySchema, text)
  return owner === undefined ? { kind: 'silent' } : { kind: 'owner', owner }
}

/** ENOTSOCK: a plain file has the socket's name, as in a copy of the folder made by a tool that does not support sockets. */
function isNobodyListening(error: unknown): boolean {
  return ['ENOENT', 'ECONNREFUSED', 'ENOTSOCK'].includes(getErrorCode(error) ?? '')
}

function parseLine<T>(shape: z.ZodType<T>, text: string): T | undefined {
  try {
    return shape.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
