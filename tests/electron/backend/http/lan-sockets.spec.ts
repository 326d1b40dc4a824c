import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { serveLanSockets } from '#backend/http/lan-sockets.ts'
import type { Connections } from '#backend/rpc/connections.ts'

type Channel = Parameters<Connections['open']>[0]

const LARGE = 'x'.repeat(12_000_000)

let channel: Channel | undefined
let phone: WebSocket
let close: () => void

/** The connection of a phone, whose answers this spec gives itself. */
const connections = {
  open: (opened: Channel) => {
    channel = opened
    return { receive: () => undefined, closed: () => undefined, standing: () => 'known' }
  },
} as unknown as Connections

beforeEach(async () => {
  const server = createServer()
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const host = `127.0.0.1:${String((server.address() as AddressInfo).port)}`
  const stop = serveLanSockets({
    server,
    path: '/study',
    kind: 'learner',
    frameLength: 1000,
    connections,
    hosts: () => [host],
    ready: Promise.resolve(),
  })
  close = () => {
    stop()
    server.close()
  }
  phone = new WebSocket(`ws://${host}/study`, { headers: { origin: `http://${host}` } })
  await once(phone, 'open')
})

afterEach(() => {
  phone.terminate()
  close()
})

const stream = (): Socket => (phone as unknown as { readonly _socket: Socket })._socket

describe('a phone on a slow network', () => {
  it('gets a document that is larger than what may wait unread, and what is sent meanwhile', async () => {
    const received: number[] = []
    phone.on('message', (data: Buffer) => received.push(data.length))
    stream().pause()
    channel?.send(LARGE)
    for (const news of ['one', 'two', 'three']) channel?.send(news)
    stream().resume()
    await expect.poll(() => received).toEqual([LARGE.length, 3, 3, 5])
    expect(phone.readyState).toBe(WebSocket.OPEN)
  })

  it('is disconnected when it reads nothing and asks on and on', async () => {
    const closed = once(phone, 'close')
    stream().pause()
    for (let times = 0; times < 5; times += 1) channel?.send(LARGE)
    stream().resume()
    expect((await closed)[0]).toBe(1006)
  })
})
