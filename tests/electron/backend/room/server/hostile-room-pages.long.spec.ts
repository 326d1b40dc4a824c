import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestRoom, type TestRoom } from '#tests/support/room/open-test-room.ts'
import { rawPhone, rawRequest } from '#tests/support/room/raw-phone.ts'

/** The server closes each connection after its answer, so this is reached only when there is none. */
const ANSWER_TIMEOUT_MS = 10_000

let room: TestRoom
let host: string

beforeAll(async () => {
  room = await openTestRoom()
  host = `127.0.0.1:${String(room.port)}`
})

afterAll(async () => {
  await room.close()
  expect(room.backend.reported).toEqual([])
})

const readStatus = (answer: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? 0)
const request = (line: string, more = ''): Promise<string> =>
  rawRequest(room.port, `${line} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${more}\r\n`, ANSWER_TIMEOUT_MS)

describe('the pages of a room', () => {
  it('are served, and may not be framed or send forms elsewhere', async () => {
    const answer = await request(`GET /${room.code}`)
    expect(readStatus(answer)).toBe(200)
    expect(answer).toMatch(/frame-ancestors 'none'/)
    expect(answer).toMatch(/form-action 'none'/)
  })

  it.each(['evil.example', '127.0.0.1', 'localhost.evil.example', '192.0.2.1:80', ''])('are refused under the host name %j', async name => {
    const answer = await rawRequest(room.port, `GET / HTTP/1.1\r\nHost: ${name}\r\nConnection: close\r\n\r\n`, ANSWER_TIMEOUT_MS)
    expect([403, 400]).toContain(readStatus(answer))
  })

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'PATCH'])('are refused for the method %s', async method => {
    expect(readStatus(await request(`${method} /`))).toBe(405)
  })

  it.each([
    '/../package.json',
    '/../../package.json',
    '/%2e%2e/%2e%2e/package.json',
    '/..%2f..%2fpackage.json',
    '/..%5c..%5cpackage.json',
    '/assets/../../electron/backend/cli.mjs',
    '/assets/%2e%2e%2f%2e%2e%2felectron%2fbackend%2fcli.mjs',
    '//etc/passwd',
    '/%00',
    '/%ff%fe',
    '/files/partnerships/1.0.0/course.yaml',
    '/files/partnerships/1.0.0/en/workshop.md',
    '/files/partnerships/1.0.0/media/../course.yaml',
    '/files/partnerships/1.0.0/media/%2e%2e/en/quiz.md',
    '/files/partnerships/1.0.0/media/..%2f..%2f..%2fpackage.json',
    '/files/..%2f..%2f/1.0.0/media/x.svg',
    '/files/%00/1.0.0/media/x.svg',
    '/files/partnerships/1.0.0/media/%E0%A4%A',
    '/packs/partnerships.jmdipack',
    '/enter?key=x',
    '/link',
  ])('reveal nothing for %s', async path => {
    const answer = await request(`GET ${path}`)
    expect([200, 400, 404]).toContain(readStatus(answer))
    expect(answer).not.toMatch(/root:|"jmdi-suite"|^id: |## |durationMinutes|jmdi-token|createServer/m)
  })

  it.each([
    ['both kinds of length', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n', 400],
    ['two lengths', 'Content-Length: 5\r\nContent-Length: 6\r\n', 400],
    ['an invalid transfer coding', 'Transfer-Encoding: xchunked\r\n', 400],
    ['a space before the colon', 'Content-Length : 5\r\n', 400],
    ['a header of 40 kB', `X-Long: ${'x'.repeat(40_000)}\r\n`, 431],
  ])('are refused to a request with %s', async (_, headers, status) => {
    expect(readStatus(await request('GET /', headers))).toBe(status)
  })

  it('answer no second request hidden in a body', async () => {
    const hidden = `GET /${room.code} HTTP/1.1\r\nHost: ${host}\r\n\r\n`
    const answer = await request('POST /', `Content-Length: ${String(hidden.length)}\r\n`)
    expect(answer.match(/HTTP\/1\.1/g)?.length).toBe(1)
  })

  it('are refused for a URL of 3 kB', async () => {
    expect(readStatus(await request(`GET /${'x'.repeat(3000)}`))).toBe(414)
  })

  it('are still served while a client sends a thousand requests and reads nothing', async () => {
    const socket = connect({ port: room.port, host: '127.0.0.1' })
    socket.on('error', () => undefined)
    socket.pause()
    socket.write(`GET /files/partnerships/1.0.0/media/none.svg HTTP/1.1\r\nHost: ${host}\r\n\r\n`.repeat(1000))
    expect(readStatus(await request(`GET /${room.code}`))).toBe(200)
    socket.destroy()
  })

  it('are closed to a client that sends a request letter by letter', async () => {
    const socket = connect({ port: room.port, host: '127.0.0.1' })
    socket.on('error', () => undefined)
    const started = performance.now()
    socket.write('GET / HTTP/1.1\r\nHost: ')
    const timer = setInterval(() => socket.write('x'), 500)
    socket.resume()
    await once(socket, 'close')
    clearInterval(timer)
    expect(performance.now() - started).toBeLessThan(20_000)
  })
})

describe('the socket of a room', () => {
  it.each(['', 'null', 'http://evil.example', 'https://127.0.0.1', 'http://127.0.0.1:1'])(
    'refuses pages with the origin %j',
    async origin => {
      expect((await rawPhone(room.port, { headers: { origin } })).isOpen()).toBe(false)
    },
  )

  it('refuses a foreign host name', async () => {
    expect((await rawPhone(room.port, { headers: { host: 'evil.example' } })).isOpen()).toBe(false)
  })
})
