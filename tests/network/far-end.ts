import { get } from 'node:http'
import { createInterface } from 'node:readline'
import { v7 } from 'uuid'
import { WebSocket } from 'ws'
import { CONTRACT_HASH, type ServerMessage } from '#common/contract/wire.ts'
import { createLink, type Link } from '#renderer/api/link.ts'
import { linkByAddress } from '#tests/support/socket-link.ts'

/** A laptop's window or a phone, as a program of its own: a process lives in one network, and this one does what it is told. */
export type Order =
  | { readonly do: 'sign-in'; readonly address: string }
  /** To the door of a room, at `http://address:port`. */
  | { readonly do: 'open'; readonly origin: string }
  | { readonly do: 'call'; readonly name: string; readonly input: unknown }
  | { readonly do: 'get'; readonly url: string; readonly host: string | undefined; readonly withinMs: number }

let link: Link | undefined

const LOST_AFTER_MS = 3000

function openDoor(origin: string): Link {
  return createLink({
    connect: listeners => {
      const socket = new WebSocket(`${origin.replace('http', 'ws')}/room`, { headers: { origin }, handshakeTimeout: LOST_AFTER_MS })
      socket.on('open', () => listeners.opened({ send: text => socket.send(text), close: () => socket.close() }))
      socket.on('message', data => listeners.received(asBuiltHere(String(data))))
      socket.on('close', () => listeners.lost())
      socket.on('error', () => undefined)
    },
    newId: () => v7(),
    onState: () => undefined,
    onOtherContract: () => undefined,
    callTimeoutMs: 15_000,
  })
}

function asBuiltHere(text: string): string {
  const message = JSON.parse(text) as ServerMessage
  return message.t === 'hello' ? JSON.stringify({ ...message, contract: CONTRACT_HASH }) : text
}

/** The status, or `nothing` where no answer comes. */
function fetchStatus(url: string, host: string | undefined, withinMs: number): Promise<number | 'nothing'> {
  return new Promise(resolve => {
    const request = get(url, { agent: false, timeout: withinMs, headers: host === undefined ? {} : { host } }, response => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve('nothing'))
  })
}

async function carryOut(order: Order): Promise<unknown> {
  switch (order.do) {
    case 'sign-in':
      link = await linkByAddress(order.address)
      return null
    case 'open':
      link?.close()
      link = openDoor(order.origin)
      return null
    case 'call':
      return (link?.call as ((name: string, input: unknown) => Promise<unknown>) | undefined)?.(order.name, order.input)
    case 'get':
      return fetchStatus(order.url, order.host, order.withinMs)
    default:
      return order satisfies never
  }
}

createInterface({ input: process.stdin }).on('line', line => {
  const { n, order } = JSON.parse(line) as { readonly n: number; readonly order: Order }
  carryOut(order).then(
    result => process.stdout.write(`${JSON.stringify({ n, result: result ?? null })}\n`),
    (error: unknown) => process.stdout.write(`${JSON.stringify({ n, error: String(error) })}\n`),
  )
})
process.stdin.on('end', () => process.exit(0))
