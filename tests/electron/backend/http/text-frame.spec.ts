import fc from 'fast-check'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { createServer } from 'node:http'
import { describe, expect, it } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { createFrameEncoder, encodeTextFrame } from '#backend/http/text-frame.ts'

/** Lengths for frame headers of each of the three sizes, and those at the borders. */
const LENGTHS = [0, 1, 125, 126, 127, 65_535, 65_536, 200_000]

describe('a text frame', () => {
  it('is received as its text, between frames that the socket itself sends', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const sockets = new WebSocketServer({ noServer: true })
    const texts = LENGTHS.flatMap(length => ['x'.repeat(length), 'ع'.repeat(Math.floor(length / 2))])
    server.on('upgrade', (request, stream: Duplex, head) => {
      sockets.handleUpgrade(request, stream, head, socket => {
        for (const text of texts) {
          stream.write(encodeTextFrame(text))
          socket.send('between')
          socket.ping()
        }
        socket.close(1000)
      })
    })
    const client = new WebSocket(`ws://127.0.0.1:${String((server.address() as AddressInfo).port)}`)
    const heard: string[] = []
    client.on('message', data => heard.push(String(data)))
    const [code] = await once(client, 'close')
    expect(code).toBe(1000)
    expect(heard).toEqual(texts.flatMap(text => [text, 'between']))
    server.close()
  })

  it('holds any text in full', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), text => {
        const frame = encodeTextFrame(text)
        const bytes = Buffer.from(text)
        expect(frame.subarray(frame.length - bytes.length).equals(bytes)).toBe(true)
        expect(frame.length - bytes.length).toBe(bytes.length < 126 ? 2 : 4)
      }),
    )
  })

  it('is encoded once for all sockets that are sent the same text', () => {
    const encode = createFrameEncoder()
    const one = encode('view')
    expect(encode('view')).toBe(one)
    expect(encode('other')).not.toBe(one)
  })
})
