import { existsSync } from 'node:fs'
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Browser, type Page } from '@playwright/test'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { whyNoNetwork } from './lan.ts'
import { ADDRESSES, openSuiteOnLan, type SuiteOnLan } from './suite-on-lan.ts'

const program = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'
const missing = whyNoNetwork() ?? (existsSync(program) ? undefined : `there is no Chromium at ${program}`)
const SMALL_PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true, isMobile: true, locale: 'en' }
/** The name stands between marks that keep its direction. */
const IN = /Welcome, .?Amina/
const MOVED = '192.168.49.10'
const PATIENCE = { timeout: 15_000 }

describe.skipIf(missing !== undefined)('a phone’s browser on a network', () => {
  let suite: SuiteOnLan
  let browser: Browser
  let page: Page
  let folder: string

  beforeAll(async () => {
    suite = await openSuiteOnLan()
    folder = await mkdtemp(join(tmpdir(), 'jmdi-phone-'))
    const inPhone = join(folder, 'chromium')
    await writeFile(inPhone, `#!/bin/sh\nexec ip netns exec ${suite.lan.toNamespace('phone')} ${program} "$@"\n`)
    await chmod(inPhone, 0o755)
    // The wrapper becomes the browser: its pipes go on through it.
    browser = await chromium.launch({
      executablePath: inPhone,
      args: ['--no-sandbox', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
    })
    page = await (await browser.newContext(SMALL_PHONE)).newPage()
  }, 90_000)

  afterAll(async () => {
    await browser.close()
    await suite.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('comes in by the number on the wall, and that proves the room', async () => {
    expect((await suite.address()).proof).toBe('not-proven')
    await page.goto((await suite.address()).url)
    await page.getByLabel('Your name').fill('Amina')
    await page.getByRole('button', { name: 'Join the workshop' }).click()
    await page.getByText(IN).waitFor(PATIENCE)
    await expect.poll(async () => (await suite.address()).proof, { timeout: 5000 }).toBe('proven')
  }, 60_000)

  it('shows what is on by itself when its Wi-Fi was away for a moment', async () => {
    const { workshop } = await suite.control()
    const [entry] = workshop.agenda
    suite.lan.dropIncoming(true)
    await page.waitForTimeout(3000)
    await suite.laptop.call('room.startEntry', { entryId: entry?.id ?? '' })
    suite.lan.dropIncoming(false)
    await page.getByText(entry?.title ?? '?', { exact: true }).waitFor(PATIENCE)
    expect((await suite.control()).live).toMatchObject({ joined: 1, connected: 1 })
  }, 60_000)

  it('comes back as the same person by the return code when the laptop’s address is another: to the browser that is another site', async () => {
    const [amina] = (await suite.control()).people
    suite.lan.move('laptop', ADDRESSES.laptop, MOVED)
    await expect.poll(async () => (await suite.address()).url, { timeout: 6000, interval: 200 }).toContain(MOVED)
    await page.goto((await suite.address()).url)
    await page.getByRole('button', { name: 'I have already joined' }).click()
    await page.getByLabel('Your return code').fill(amina?.returnCode.toLowerCase() ?? '')
    await page.getByRole('button', { name: 'Rejoin' }).click()
    await page.getByText(IN).waitFor(PATIENCE)
    const { people } = await suite.control()
    expect(people.map(({ id, connected }) => ({ id, connected }))).toEqual([{ id: amina?.id, connected: true }])
  }, 60_000)
})
