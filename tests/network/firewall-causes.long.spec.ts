import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { whyNoNetwork } from './lan.ts'
import { openSuiteOnLan, type SuiteOnLan } from './suite-on-lan.ts'

/** The suite names possible causes after a minute without a phone. */
const NAMED_WITHIN_MS = 75_000

describe.skipIf(whyNoNetwork() !== undefined)('a room behind a firewall', () => {
  let suite: SuiteOnLan

  beforeAll(async () => {
    suite = await openSuiteOnLan()
  })
  afterAll(() => suite.close())

  it('names possible causes after a minute, and they go once a phone gets through', async () => {
    const { lan, phone } = suite
    lan.dropIncoming(true)
    await suite.openAgain()
    const leads = expect.poll(async () => (await suite.address()).leads, { timeout: NAMED_WITHIN_MS, interval: 1000 })
    await leads.toEqual(['firewall', 'wrong-wifi', 'isolation', 'mobile-data'])
    expect(await suite.address()).toMatchObject({ proof: 'not-proven' })
    lan.dropIncoming(false)
    expect(await phone.get((await suite.address()).url)).toBe(200)
    await expect.poll(async () => (await suite.address()).proof, { timeout: 6000, interval: 200 }).toBe('proven')
    expect((await suite.address()).leads).toEqual([])
  })
})
