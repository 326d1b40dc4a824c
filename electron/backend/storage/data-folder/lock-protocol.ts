import { createConnection, createServer, type Server, type Socket } from 'node:net'
import { z } from 'zod'
import { errnoOf } from '#backend/storage/disk/storage-error.ts'

/** The one that has a data folder open. */
export interface FolderOwner {
  readonly pid: number
  /** Where its browser mode answers; undefined: it has windows. */
  readonly address?: string
}

/** What an owner answers with. */
export interface OwnerAnswers {
  readonly owner: () => FolderOwner
  /** Another start of the suite wants this one seen. */
  readonly onShow: () => void
}

const question = z.object({ ask: z.enum(['who', 'show']) })
const answer = z.object({ pid: z.int(), address: z.string().optional() })

/** An owner that is alive but busy gets this long, in milliseconds, before it counts as one that does not say who it is. */
const PATIENCE = 3000
/** Longest question that is read, in bytes. */
const QUESTION_MAX = 200

/** Listens at a socket or pipe and tells who owns the folder. It keeps no process alive. @throws EADDRINUSE when the name is taken */
export function listenAsOwner(name: string, answers: OwnerAnswers): Promise<Server> {
  const server = createServer(socket => serve(socket, answers))
  server.unref()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(name, () => {
      server.removeListener('error', reject)
      // What goes wrong later concerns one connection; the name stays ours.
      server.on('error', () => undefined)
      resolve(server)
    })
  })
}

function serve(socket: Socket, answers: OwnerAnswers): void {
  let text = ''
  socket.unref().setEncoding('utf8')
  socket.setTimeout(PATIENCE, () => socket.destroy())
  socket.on('error', () => socket.destroy())
  socket.on('data', chunk => {
    text += String(chunk)
    if (text.includes('\n')) reply(socket, text, answers)
    else if (text.length > QUESTION_MAX) socket.destroy()
  })
}

function reply(socket: Socket, text: string, answers: OwnerAnswers): void {
  const asked = parseLine(question, text)
  if (asked === undefined) return void socket.destroy()
  if (asked.ask === 'show') answers.onShow()
  socket.end(`${JSON.stringify(answers.owner())}\n`)
}

export type Asked =
  | { readonly kind: 'owner'; readonly owner: FolderOwner }
  /** Somebody listens but does not say who. */
  | { readonly kind: 'silent' }
  /** Nobody listens: the name is free or was left by a dead process. */
  | { readonly kind: 'nobody' }

/** Asks whoever listens at a socket or pipe who owns the folder, or to show itself. */
export function askOwner(name: string, ask: 'who' | 'show', patience: number = PATIENCE): Promise<Asked> {
  return new Promise(resolve => {
    let text = ''
    const socket = createConnection(name, () => socket.write(`${JSON.stringify({ ask })}\n`))
    const finish = (asked: Asked): void => {
      socket.destroy()
      resolve(asked)
    }
    socket.setEncoding('utf8')
    socket.setTimeout(patience, () => finish({ kind: 'silent' }))
    socket.on('data', chunk => (text += String(chunk)))
    socket.on('error', error => finish({ kind: isNobody(error) ? 'nobody' : 'silent' }))
    socket.on('end', () => finish(ownerIn(text)))
  })
}

function ownerIn(text: string): Asked {
  const owner = parseLine(answer, text)
  return owner === undefined ? { kind: 'silent' } : { kind: 'owner', owner }
}

/** ENOTSOCK: a plain file has the socket's name, as in a copy of the folder made by a tool that knows no sockets. */
function isNobody(error: unknown): boolean {
  return ['ENOENT', 'ECONNREFUSED', 'ENOTSOCK'].includes(errnoOf(error) ?? '')
}

function parseLine<T>(shape: z.ZodType<T>, text: string): T | undefined {
  try {
    return shape.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
