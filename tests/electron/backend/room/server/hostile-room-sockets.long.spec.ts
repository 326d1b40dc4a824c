import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { serveLanSockets } from '#backend/http/lan-sockets.ts'
import { openTestRoom, type TestRoom } from '#tests/support/room/open-test-room.ts'
import { joinByPhone, type Phone } from '#tests/support/room/phone-link.ts'
import { bareSocket, makeFrame, getOutput, rawPhone, type RawPhone } from '#tests/support/room/raw-phone.ts'

let room: TestRoom
let witness: Phone
const closers: (() => void)[] = []

/** An ordinary participant: whatever happens to other sockets must not affect them. */
beforeEach(async () => {
  room = await openTestRoom()
  witness = await joinByPhone(room, 'Witness')
})

afterEach(async () => {
  for (const close of closers.splice(0)) close()
  witness.link.close()
  await room.close()
  expect(room.backend.reported).toEqual([])
})

async function raw(options?: { readonly greets?: boolean }): Promise<RawPhone> {
  const phone = await rawPhone(room.port, options)
  closers.push(() => phone.socket.terminate())
  return phone
}

async function bare(port = room.port): Promise<Socket> {
  const socket = await bareSocket(port)
  closers.push(() => socket.destroy())
  return socket
}

/** A broadcast longer than any real one, sent this often to a socket that never reads: the system's own buffers may hold 40 MB, ours 1 MB. */
const LONG_TITLE = 300_000
const MOST_ROUNDS = 150

async function isWitnessWell(): Promise<boolean> {
  const started = performance.now()
  const mine = await witness.link.call('room.participantState')
  return mine.me.name === 'Witness' && performance.now() - started < 2000
}

const connected = async (): Promise<number> => (await room.control()).live.connected

describe('a socket', () => {
  it.each([
    ['a frame of too many bytes', 'x'.repeat(60_000)],
    ['a text of too many characters', 'x'.repeat(16_001)],
    ['invalid JSON', '{'],
    ['15,000 nested brackets', '['.repeat(15_000)],
    ['JSON that is no message', '{"t":"event"}'],
    ['a call with an invalid number', '{"t":"call","n":-1,"name":"room.mine","input":null}'],
    ['a name that is too long', JSON.stringify({ t: 'call', n: 1, name: 'x'.repeat(81), input: null })],
  ])('that sends %s is closed, and no other', async (_, text) => {
    const phone = await raw()
    phone.say(text)
    await phone.closed
    expect(await isWitnessWell()).toBe(true)
  })

  it('that sends binary data, or calls before its greeting, is closed', async () => {
    const [one, two] = [await raw(), await raw({ greets: false })]
    one.socket.send(Buffer.from([1, 2, 3]))
    two.say('{"t":"call","n":1,"name":"room.look","input":{"code":""}}')
    await Promise.all([one.closed, two.closed])
    expect(two.received).toEqual([])
  })

  it('that floods is terminated without affecting others', async () => {
    const flooding = await Promise.all(Array.from({ length: 20 }, () => raw()))
    for (const phone of flooding) for (let index = 0; index < 300; index += 1) phone.say('{"t":"ping"}')
    expect(await isWitnessWell()).toBe(true)
    await Promise.all(flooding.map(({ closed }) => closed))
    expect(await isWitnessWell()).toBe(true)
  })

  it('that pings and never reads is terminated before it fills the memory', async () => {
    const socket = await bare()
    const gone = new Promise(resolve => socket.once('close', resolve))
    socket.pause()
    const frames = Buffer.concat(Array.from({ length: 500 }, () => makeFrame(0x9, Buffer.alloc(120))))
    const timer = setInterval(() => socket.write(frames), 5)
    closers.push(() => clearInterval(timer))
    socket.on('end', () => socket.destroy())
    setTimeout(() => socket.resume(), 500)
    await gone
    expect(await isWitnessWell()).toBe(true)
  })

  it('that never reads broadcasts is disconnected', async () => {
    const socket = await bare()
    const say = (message: unknown): boolean => socket.write(makeFrame(0x1, Buffer.from(JSON.stringify(message))))
    say({ t: 'hello', contract: 'any' })
    say({
      t: 'call',
      n: 1,
      name: 'room.join',
      id: '0190b2a4-7c1e-7a30-8000-000000000001',
      input: { code: room.code, name: 'Slow', lang: 'en', organisation: '' },
    })
    await expect.poll(connected).toBe(2)
    socket.pause()
    const { view } = await witness.link.call('room.participantState')
    let heard = 0
    witness.link.subscribe('room.participantViewChanged', ({ titles }) => (heard += titles.en?.length === LONG_TITLE ? 1 : 0))
    let told = 0
    // The witness reads each before the next is sent: on a loaded machine it would otherwise be a slow reader itself.
    while (told < MOST_ROUNDS && (await connected()) === 2) {
      room.backend.connections.publish('room.participantViewChanged', { ...view, titles: { en: 'x'.repeat(LONG_TITLE) } })
      told += 1
      await expect.poll(() => heard, { timeout: 10_000, interval: 5 }).toBe(told)
    }
    expect(await connected()).toBe(1)
    expect(await isWitnessWell()).toBe(true)
  }, 90_000)
})

describe('a connection that does not join', () => {
  it('is refused and destroyed, so that the server can close', async () => {
    const socket = connect({ port: room.port, host: '127.0.0.1', allowHalfOpen: true })
    closers.push(() => socket.destroy())
    socket.write(`GET /elsewhere HTTP/1.1\r\nHost: 127.0.0.1:${String(room.port)}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`)
    const [answer] = (await once(socket, 'data')) as [Buffer]
    expect(answer.toString()).toMatch(/^HTTP\/1\.1 403 /)
    const started = performance.now()
    await room.laptop.call('room.close')
    expect(performance.now() - started).toBeLessThan(3000)
  })

  it('is not counted as present when it closes while joining', async () => {
    for (let index = 0; index < 15; index += 1) {
      const phone = await raw()
      phone.say(
        JSON.stringify({
          t: 'call',
          n: 1,
          name: 'room.join',
          id: crypto.randomUUID(),
          input: { code: room.code, name: `Gone ${String(index)}`, lang: 'en', organisation: '' },
        }),
      )
      await wait(index % 3)
      phone.socket.terminate()
    }
    await wait(500)
    expect(await connected()).toBe(1)
  })
})

describe('sockets with a short heartbeat and a low limit', () => {
  let server: Server
  let port: number

  beforeEach(async () => {
    server = createServer()
    const hosts = (): readonly string[] => [`127.0.0.1:${String(port)}`]
    const close = serveLanSockets({
      server,
      path: '/room',
      kind: 'participant',
      frameLength: 16_000,
      connections: room.backend.connections,
      hosts,
      ready: Promise.resolve(),
      heartbeatMs: 150,
      maxSockets: 4,
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
    closers.push(() => {
      close()
      server.close()
    })
  })

  it('are terminated when they answer no ping or never send a greeting', async () => {
    const halfOpen = await bare(port)
    halfOpen.write(makeFrame(0x1, Buffer.from('{"t":"hello","contract":"any"}')))
    halfOpen.on('end', () => halfOpen.destroy())
    const silent = await rawPhone(port, { greets: false })
    const stranger = await rawPhone(port)
    closers.push(() => stranger.socket.terminate())
    await Promise.all([once(halfOpen, 'close'), silent.closed])
    await wait(600)
    expect(stranger.isOpen()).toBe(true)
  })

  it('are evicted at the limit: the oldest that have not joined', async () => {
    const known = await rawPhone(port)
    expect(getOutput(await known.call('room.lookUp', { code: room.code, token: witness.token }))['kind']).toBe('rejoined')
    const strangers: Awaited<ReturnType<typeof rawPhone>>[] = []
    for (let index = 0; index < 6; index += 1) strangers.push(await rawPhone(port))
    closers.push(() => [known, ...strangers].forEach(({ socket }) => socket.terminate()))
    await strangers[2]?.closed
    expect([known, ...strangers].map(phone => phone.isOpen())).toEqual([true, false, false, false, true, true, true])
  })
})
