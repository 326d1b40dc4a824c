import { beforeEach, describe, expect, it } from 'vitest'
import { createConnectionDoctor, PATIENCE_MS, type ConnectionDoctor } from '#backend/room/connection-doctor.ts'
import type { AdapterAddress } from '#common/domain/room/rules/connection/rank-addresses.ts'

const WIFI: AdapterAddress = { adapter: 'wlp3s0', address: '192.168.43.10' }
const CABLE: AdapterAddress = { adapter: 'eth0', address: '10.1.2.3' }

let now: number
let here: readonly AdapterAddress[]
let headcount: number
let port: number
let doctor: ConnectionDoctor

beforeEach(() => {
  ;[now, here, headcount, port] = [0, [CABLE, WIFI], 5, 80]
  doctor = createConnectionDoctor({
    addresses: () => here,
    port: () => port,
    code: () => 'ACDEFG',
    headcount: () => headcount,
    now: () => new Date(now),
  })
})

const ALL_LEADS = ['firewall', 'wrong-wifi', 'isolation', 'mobile-data']

describe('the connection doctor', () => {
  it('shows the address to type, without a port where it is the usual one', () => {
    expect(doctor.address().url).toBe('http://192.168.43.10/ACDEFG')
    port = 8080
    expect(doctor.address().url).toBe('http://192.168.43.10:8080/ACDEFG')
  })

  it('reports nothing as proven until a phone gets through, and gives leads after a minute', () => {
    expect(doctor.address()).toMatchObject({ proof: 'not-proven', leads: [] })
    now += PATIENCE_MS - 1
    expect(doctor.address()).toMatchObject({ proof: 'not-proven', leads: [] })
    now += 1
    expect(doctor.address()).toMatchObject({ proof: 'not-proven', leads: ALL_LEADS })
    expect(doctor.recordVisit('192.168.43.55', '192.168.43.10')).toBe(true)
    expect(doctor.address()).toMatchObject({ proof: 'proven', leads: [] })
    expect(doctor.recordVisit('192.168.43.56', '192.168.43.10')).toBe(false)
  })

  it.each([
    ['127.0.0.1', '127.0.0.1'],
    ['192.168.43.10', '192.168.43.10'],
    ['::ffff:192.168.43.10', '::ffff:192.168.43.10'],
    ['10.1.2.3', '192.168.43.10'],
    [undefined, '192.168.43.10'],
  ])('does not take a visit from the laptop itself, %s, as proof', (remote, local) => {
    doctor.recordVisit(remote, local)
    expect(doctor.address().proof).toBe('not-proven')
  })

  it('does not take a visit by cable as proof of the Wi-Fi, unless the address of the cable is chosen', () => {
    doctor.recordVisit('10.1.2.99', '10.1.2.3')
    expect(doctor.address().proof).toBe('not-proven')
    doctor.choose('10.1.2.3')
    expect(doctor.address()).toMatchObject({ proof: 'proven', url: 'http://10.1.2.3/ACDEFG' })
  })

  it('starts over when the address changes, with a minute of patience', () => {
    doctor.recordVisit('192.168.43.55', '192.168.43.10')
    here = [{ adapter: 'wlp3s0', address: '192.168.43.99' }]
    now += 2 * PATIENCE_MS
    doctor.addressesChanged()
    expect(doctor.address()).toMatchObject({
      url: 'http://192.168.43.99/ACDEFG',
      proof: 'not-proven',
      leads: [],
      changedAt: new Date(now).toISOString(),
    })
    now += PATIENCE_MS
    expect(doctor.address().leads).toEqual(ALL_LEADS)
    here = [WIFI]
    doctor.addressesChanged()
    expect(doctor.address().proof).toBe('not-proven')
  })

  it('falls back to the likely address when the chosen one is gone, and reports when there is none', () => {
    doctor.choose('10.1.2.3')
    here = [WIFI]
    expect(doctor.current()).toBe('192.168.43.10')
    here = []
    expect(doctor.address()).toMatchObject({ url: '', proof: 'not-proven', leads: ['no-address'] })
  })

  it('reports when there are more people than a phone’s hotspot holds, proven or not', () => {
    headcount = 11
    expect(doctor.address().leads).toEqual(['many-people'])
    doctor.recordVisit('192.168.43.55', '192.168.43.10')
    expect(doctor.address().leads).toEqual(['many-people'])
  })
})
