import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { whyNoNetwork } from './lan.ts'
import { ADDRESSES, joined, openSuiteOnLan, getOrigin, type SuiteOnLan } from './suite-on-lan.ts'

const missing = whyNoNetwork()
const MOVED = '192.168.49.10'
const FOLLOWS_MS = 6000

/** In the order of a day: each part goes on where the one before has left the room. */
describe.skipIf(missing !== undefined)('a room on a network', () => {
  let suite: SuiteOnLan

  beforeAll(async () => {
    suite = await openSuiteOnLan()
  }, 60_000)
  afterAll(() => suite.close())

  const follows = (): ReturnType<typeof expect.poll<unknown>> =>
    expect.poll(async () => (await suite.address()).proof, { timeout: FOLLOWS_MS, interval: 200 })

  it('is reached by the number on the wall and under no other name, and only a phone proves it', async () => {
    const { laptop, phone } = suite
    const { live } = await suite.control()
    expect(live.address.url).toBe(
      `http://${ADDRESSES.laptop}${live.address.port === 80 ? '' : `:${String(live.address.port)}`}/${live.code}`,
    )
    expect(await laptop.get(live.address.url)).toBe(200)
    expect((await suite.address()).proof).toBe('not-proven')
    expect(await phone.get(live.address.url, 'room.example')).toBe(403)
    expect((await suite.address()).proof).toBe('not-proven')
    expect(await phone.get(live.address.url)).toBe(200)
    await follows().toBe('proven')
    await phone.order({ do: 'open', origin: getOrigin(live.address.url) })
    const { state } = joined(await phone.call('room.join', { code: live.code, name: 'Amina', lang: 'en', organisation: '' }))
    expect(state.me.name).toBe('Amina')
  })

  it('is shown nothing of the laptop’s own suite: its windows are for the laptop alone', async () => {
    const { phone } = suite
    const { live } = await suite.control()
    await expect(phone.call('workshops.list')).rejects.toThrow('forbidden')
    expect(await phone.get(`http://${ADDRESSES.laptop}:${suite.windowPort}/`)).toBe('nothing')
    expect(live.connected).toBe(1)
  })

  it('comes to its phones at another address, and they come back as themselves by their return code', async () => {
    const { lan, laptop, phone } = suite
    const { state } = { state: await phone.call('room.participantState') }
    const { runId } = await laptop.call('room.startActivity', {
      activityId: 'hardest-answer',
      again: false,
      points: false,
      teams: false,
      selfPaced: false,
    })
    await phone.call('room.answer', { runId, part: '', answer: { kind: 'choice', items: [2] } })
    const before = (await suite.control()).live
    lan.move('laptop', ADDRESSES.laptop, MOVED)
    await expect
      .poll(async () => (await suite.address()).url, { timeout: FOLLOWS_MS, interval: 200 })
      .toBe(before.address.url.replace(ADDRESSES.laptop, MOVED))
    const { url } = await suite.address()
    await expect.poll(async () => (await suite.address()).changedAt, { timeout: FOLLOWS_MS }).not.toBe(before.address.changedAt)
    expect((await suite.address()).proof).toBe('not-proven')
    expect(await phone.get(before.address.url)).toBe('nothing')
    expect(await phone.get(url, ADDRESSES.laptop)).toBe(403)
    await phone.order({ do: 'open', origin: getOrigin(url) })
    const back = joined(await phone.call('room.rejoin', { code: before.code, returnCode: state.me.returnCode }))
    expect([back.state.me.id, back.state.answers]).toEqual([state.me.id, { '': { kind: 'choice', items: [2] } }])
    expect((await suite.control()).live.joined).toBe(1)
    await follows().toBe('proven')
  })

  it('does not need phones to see one another', async () => {
    const { lan, other } = suite
    lan.isolate('phone', 'other')
    expect(await other.get((await suite.address()).url)).toBe(200)
    lan.isolate()
  })

  it('is never said to be well where the network keeps phones from the laptop', async () => {
    const { lan, phone, laptop } = suite
    // Before the room opens: a phone of the last room looks for it at once.
    lan.isolate('laptop', 'phone', 'other')
    await suite.openAgain()
    const { url } = await suite.address()
    expect(await phone.get(url)).toBe('nothing')
    expect(await laptop.get(url)).toBe(200)
    expect((await suite.address()).proof).toBe('not-proven')
    lan.isolate()
    expect(await phone.get(url)).toBe(200)
    await follows().toBe('proven')
  })

  it('is never said to be well behind a firewall that drops what comes in', async () => {
    const { lan, phone, laptop } = suite
    lan.dropIncoming(true)
    await suite.openAgain()
    const { url } = await suite.address()
    for (let round = 0; round < 3; round += 1) {
      expect(await phone.get(url)).toBe('nothing')
      expect(await laptop.get(url)).toBe(200)
      expect(await suite.address()).toMatchObject({ proof: 'not-proven' })
    }
  }, 30_000)

  it('is proven as soon as the firewall lets a phone in', async () => {
    const { lan, phone } = suite
    lan.dropIncoming(false)
    expect(await phone.get((await suite.address()).url)).toBe(200)
    await follows().toBe('proven')
    expect((await suite.address()).leads).toEqual([])
  })
})
