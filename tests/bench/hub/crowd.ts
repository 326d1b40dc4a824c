import { v7 } from 'uuid'
import { io, type Socket } from 'socket.io-client'
import { WebSocket } from 'ws'
import { machineMs } from './server-talk.ts'

/** One socket of a crowd: light enough that a thousand of them measure the server and not themselves. */
export interface Member {
  /** Sends a call and gives what comes back, which is parsed; a bare server sends the call itself back. */
  readonly call: (name: string, input: unknown) => Promise<unknown>
  /** From now on only the moment of what comes next is noted. */
  readonly nextArrival: () => Promise<number>
  readonly close: () => void
}

interface Answer {
  readonly t: string
  readonly n?: number
  readonly output?: unknown
  readonly code?: string
}

/** `path` '/room': our hub, which is greeted first. */
export function openMember(port: number, path: '/room' | '/'): Promise<Member> {
  const host = `127.0.0.1:${String(port)}`
  const socket = new WebSocket(`ws://${host}${path}`, { headers: { origin: `http://${host}` }, perMessageDeflate: false })
  const waiting = new Map<number, { readonly resolve: (output: unknown) => void; readonly reject: (error: Error) => void }>()
  let arrived: ((at: number) => void) | undefined
  let last = 0

  function received(text: string): void {
    if (arrived !== undefined) return arrived(machineMs())
    const { t, n = 0, output, code } = JSON.parse(text) as Answer
    const call = waiting.get(n)
    if (call === undefined || t === 'event') return
    waiting.delete(n)
    if (t === 'error') call.reject(new Error(code))
    else call.resolve(output)
  }

  function call(name: string, input: unknown): Promise<unknown> {
    const n = ++last
    return new Promise((resolve, reject) => {
      waiting.set(n, { resolve, reject })
      socket.send(JSON.stringify({ t: 'call', n, name, input, id: v7() }))
    })
  }

  function nextArrival(): Promise<number> {
    return new Promise(resolve => {
      arrived = at => {
        arrived = undefined
        resolve(at)
      }
    })
  }

  return new Promise((resolve, reject) => {
    const member: Member = { call, nextArrival, close: () => socket.terminate() }
    socket.on('message', data => received(String(data)))
    socket.on('error', reject)
    socket.on('open', () => {
      if (path === '/') return resolve(member)
      waiting.set(0, { resolve: () => resolve(member), reject })
      socket.send(JSON.stringify({ t: 'hello', contract: 'bench' }))
    })
  })
}

/** The same for socket.io, which only listens. */
export async function openIoMember(port: number): Promise<Pick<Member, 'nextArrival' | 'close'>> {
  const socket: Socket = io(`http://127.0.0.1:${String(port)}`, { transports: ['websocket'], forceNew: true, reconnection: false })
  await new Promise<void>((resolve, reject) => {
    socket.on('connect', resolve)
    socket.on('connect_error', reject)
  })
  return { nextArrival: () => new Promise(resolve => socket.once('view', () => resolve(machineMs()))), close: () => void socket.close() }
}

/** Everybody at once. */
export function openCrowd<T>(size: number, open: (index: number) => Promise<T>): Promise<readonly T[]> {
  return Promise.all(Array.from({ length: size }, (_, index) => open(index)))
}

const PERCENT_99 = 0.99

export function p99Of(samples: readonly number[]): number {
  const sorted = samples.toSorted((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * PERCENT_99) - 1)] ?? Number.NaN
}
