import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestRoom, type TestRoom } from '#tests/support/room/open-test-room.ts'
import { joinByPhone, phoneLink, type Phone } from '#tests/support/room/phone-link.ts'
import { getErrorCode, getOutput, rawPhone, type RawPhone } from '#tests/support/room/raw-phone.ts'

let room: TestRoom
const sockets: RawPhone[] = []
const phones: Phone[] = []

beforeEach(async () => {
  room = await openTestRoom()
})

afterEach(async () => {
  for (const { socket } of sockets.splice(0)) socket.terminate()
  for (const { link } of phones.splice(0)) link.close()
  await room.close()
})

async function raw(): Promise<RawPhone> {
  const phone = await rawPhone(room.port)
  sockets.push(phone)
  return phone
}

const wrongCode = (index: number): string => `${'ACDEF'[index % 5] ?? 'A'}${'GHJKM'[(index >> 2) % 5] ?? 'G'}ACDE`

/** Guesses at somebody's return code, each time from a new connection, to avoid the wait of a single one. */
async function guess(times: number): Promise<readonly unknown[]> {
  return Promise.all(
    Array.from({ length: times }, async (_, index) => {
      const phone = await raw()
      return getOutput(await phone.call('room.rejoin', { code: room.code, returnCode: wrongCode(index) }))
    }),
  )
}

describe('guessing', () => {
  it('at the room code makes a connection wait longer each time, while two hundred join from the same address', async () => {
    const guesser = await raw()
    let stop = false
    const waits: number[] = []
    const guessing = (async () => {
      while (!stop && guesser.isOpen()) {
        waits.push(Number(getOutput(await guesser.call('room.lookUp', { code: 'AAAAAA' }))['waitMs'] ?? -1))
        await new Promise(resolve => setTimeout(resolve, 60))
      }
    })()
    const started = performance.now()
    phones.push(...(await Promise.all(Array.from({ length: 200 }, (_, index) => joinByPhone(room, `Person ${String(index)}`)))))
    const tookMs = performance.now() - started
    stop = true
    await guessing
    expect((await room.control()).live.joined).toBe(200)
    expect(tookMs).toBeLessThan(15_000)
    expect(Math.max(...waits)).toBeGreaterThan(500)
    // One more wrong guess, so that the wait has not run out meanwhile: then even the right code waits.
    await guesser.call('room.lookUp', { code: 'AAAAAA' })
    expect(getOutput(await guesser.call('room.lookUp', { code: room.code }))).toMatchObject({ kind: 'unknown' })
  })

  it('at return codes from many connections is checked a few times a second, and finally not at all', async () => {
    const first = await joinByPhone(room, 'Amina')
    phones.push(first)
    await guess(31)
    const started = performance.now()
    const answers = await guess(80)
    const ignored = answers.filter(answer => (answer as { waitMs: number }).waitMs >= 10_000)
    expect(performance.now() - started).toBeGreaterThan(5000)
    expect(ignored.length).toBeGreaterThan(15)
    expect(answers.every(answer => (answer as { kind: string }).kind === 'unknown')).toBe(true)
  })

  it('delays neither tokens nor new participants, and a right return code only for a moment', async () => {
    const first = await joinByPhone(room, 'Amina')
    phones.push(first)
    await guess(36)
    const started = performance.now()
    phones.push(await joinByPhone(room, 'Binod'))
    const back = await (await raw()).call('room.lookUp', { code: room.code, token: first.token })
    expect(getOutput(back)['kind']).toBe('rejoined')
    expect(performance.now() - started).toBeLessThan(1500)
    const returned = await (await raw()).call('room.rejoin', { code: room.code, returnCode: first.state.me.returnCode })
    expect(getOutput(returned)).toMatchObject({ kind: 'joined', state: { me: { id: first.state.me.id } } })
    expect(performance.now() - started).toBeLessThan(5000)
  })

  it('at the facilitator code makes a connection wait too, and gives no access', async () => {
    const guesser = await raw()
    const waits: number[] = []
    for (let index = 0; index < 5; index += 1)
      waits.push(
        Number(getOutput(await guesser.call('room.authenticateFacilitator', { code: `ACDEFGH${'JKMNP'[index] ?? 'J'}` }))['waitMs']),
      )
    expect(waits[2]).toBeGreaterThan(0)
    expect(getOutput(await guesser.call('room.authenticateFacilitator', { code: room.facilitatorCode }))).toMatchObject({ kind: 'unknown' })
    expect(getErrorCode(await guesser.call('room.state'))).toBe('forbidden')
  })
})

describe('filling the room', () => {
  it('is limited to a few participants per connection', async () => {
    const phone = await raw()
    const kinds: unknown[] = []
    for (let index = 0; index < 12; index += 1)
      kinds.push(
        getOutput(await phone.call('room.join', { code: room.code, name: `Nobody ${String(index)}`, lang: 'en', organisation: '' }))[
          'kind'
        ],
      )
    expect(kinds.slice(0, 8)).toEqual(Array.from({ length: 8 }, () => 'joined'))
    expect(kinds.slice(8)).toEqual(Array.from({ length: 4 }, () => 'full'))
    const link = phoneLink(room.port)
    expect(await link.call('room.join', { code: room.code, name: 'Somebody', lang: 'en', organisation: '' })).toMatchObject({
      kind: 'joined',
    })
    link.close()
  })

  it('is limited to five connections per participant: the oldest is closed', async () => {
    const { token } = await joinByPhone(room, 'Amina').then(phone => (phones.push(phone), phone))
    const many: RawPhone[] = []
    for (let index = 0; index < 7; index += 1) {
      const phone = await raw()
      await phone.call('room.lookUp', { code: room.code, token })
      many.push(phone)
    }
    await many[1]?.closed
    expect(many.map(phone => phone.isOpen())).toEqual([false, false, true, true, true, true, true])
    expect((await room.control()).live).toMatchObject({ joined: 1, connected: 1 })
  })
})
