import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, expect, test, type Browser, type Page } from '@playwright/test'
import { canReadQr } from '#tests/support/read-qr.ts'
import { chromiumProgram, quietArguments } from '#tests/e2e/support/runtimes.ts'
import { serve, type Served } from '#tests/e2e/support/serve.ts'
import { beginAsNewLearner, goTo } from '#tests/e2e/support/walk.ts'
import { cutTexts, readCode, smallTexts } from '#tests/e2e/support/wall.ts'

const ENVIRONMENT = { JMDI_HUB_HOST: '127.0.0.1', JMDI_HUB_PORT: '0' }
const SIZES = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
  { width: 1024, height: 768 },
]

let folder: string
let served: Served
let browser: Browser
let laptop: Page
let wall: Page

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jmdi-wall-'))
  Object.assign(process.env, ENVIRONMENT)
  served = await serve(join(folder, 'data'))
  for (const name of Object.keys(ENVIRONMENT)) Reflect.deleteProperty(process.env, name)
  browser = await chromium.launch({ executablePath: chromiumProgram(), args: [...quietArguments] })
  laptop = await (await browser.newContext({ viewport: { width: 1024, height: 640 } })).newPage()
  await laptop.goto(served.address)
})

test.afterAll(async () => {
  await browser.close()
  await served.stop()
  await rm(folder, { recursive: true, force: true })
})

/** At every size of a wall: nothing too small, nothing beyond its edges. */
async function canBeRead(): Promise<void> {
  for (const size of SIZES) {
    await wall.setViewportSize(size)
    await expect.poll(() => smallTexts(wall), { message: `small at ${size.width}` }).toEqual([])
    await expect.poll(() => cutTexts(wall), { message: `cut at ${size.width}` }).toEqual([])
  }
}

const press = async (key: string): Promise<void> => {
  await laptop.getByRole('main').focus()
  await laptop.keyboard.press(key)
}

test('the wall is read from the last row, follows single keys, and the control screen never scrolls', async () => {
  test.setTimeout(180_000)
  await beginAsNewLearner(laptop, 'Facilitator')
  await goTo(laptop, '/settings')
  await laptop.getByRole('radio', { name: 'On', exact: true }).check()
  await goTo(laptop, '/workshops')
  const module = laptop.getByLabel('Module', { exact: true })
  await module.selectOption({ index: 2 })
  await laptop.getByRole('button', { name: 'Create workshop' }).click()
  await laptop.getByRole('link', { name: 'Open room' }).click()
  await laptop.getByRole('button', { name: 'Open room' }).click()
  await expect(laptop.getByRole('main', { name: 'Control screen' })).toBeVisible()
  await expect(laptop.getByText('No phone has connected yet.')).toBeVisible()
  const [opened] = await Promise.all([
    laptop.context().waitForEvent('page'),
    laptop.getByRole('link', { name: 'Open projector tab' }).click(),
  ])
  wall = opened
  const code = wall.getByRole('img', { name: 'Code to join the room' })
  await expect(code).toBeVisible()
  await canBeRead()
  if (canReadQr) expect((await readCode(code))[0]).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[A-Z0-9]{6}$/)

  await press('h')
  await expect(wall.getByRole('heading', { name: 'How to join with your phone' })).toBeVisible()
  await canBeRead()
  await press('n')
  await press('ArrowRight')
  await expect(wall.locator('.wall.slide')).toBeVisible()
  await canBeRead()
  await press('s')
  await expect(wall.getByText('0 answers')).toBeVisible()
  await canBeRead()
  await press('v')
  await expect(wall.getByText('No answers yet.')).toBeVisible()
  await canBeRead()
  await press('t')
  await expect(wall.locator('.foot .timer')).toBeVisible()
  await press('b')
  await expect(wall.locator('.wall.blank')).toBeVisible()
  await press('b')
  await expect(wall.locator('.wall.results')).toBeVisible()

  for (const key of ['1', '2', '3', '4', '5', '?']) {
    await press(key)
    const scrolls = await laptop.evaluate(
      () => document.documentElement.scrollHeight > window.innerHeight || document.documentElement.scrollWidth > window.innerWidth,
    )
    expect(scrolls, `scrolls after ${key}`).toBe(false)
  }
})
