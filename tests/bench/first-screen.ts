import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { chromium, type Browser, type Page, type Response } from '@playwright/test'
import { chromiumProgram, quietArguments } from '#tests/e2e/support/runtimes.ts'
import type { Served } from '#tests/e2e/support/serve.ts'
import { median } from './figure.ts'

const SAMPLES = 9
const SLOWDOWN = 4
const KB = 1024

type Start = () => Promise<Served>

/** Every script the page asks for until the library stands, gzipped as a server would. */
export async function firstScreenBytes(start: Start): Promise<{ readonly kilobytes: number; readonly vueKilobytes: number }> {
  const served = await start()
  const browser = await launch()
  const page = await browser.newPage()
  const scripts: Promise<number>[] = []
  const weigh = (response: Response): void => {
    if (response.request().resourceType() === 'script') scripts.push(response.body().then(body => gzipSync(body).length))
  }
  page.on('response', weigh)
  await page.goto(served.address)
  await toLibrary(page)
  page.off('response', weigh)
  const sizes = await Promise.all(scripts)
  await browser.close()
  await served.stop()
  const vue = await readFile(fileURLToPath(new URL('../../node_modules/vue/dist/vue.runtime.global.prod.js', import.meta.url)))
  return { kilobytes: sizes.reduce((sum, size) => sum + size, 0) / KB, vueKilobytes: gzipSync(vue).length / KB }
}

/** From asking for the page to the course's page standing, with the course clicked as soon as it can be; against a page with one link. */
export async function firstClick(start: Start): Promise<{ readonly milliseconds: number; readonly emptyMilliseconds: number }> {
  const [ours, empty]: [number[], number[]] = [[], []]
  const served = await start()
  const browser = await launch()
  const context = await browser.newContext()
  const first = await context.newPage()
  await first.goto(served.address)
  await toLibrary(first)
  await first.close()
  const plain = await servePlain()
  for (let sample = 0; sample < SAMPLES; sample++) {
    ours.push(await clickTime(await context.newPage(), new URL(served.address).origin, 'main section a[href*="/courses/"]'))
    empty.push(await clickTime(await context.newPage(), plain.address, 'a'))
  }
  await browser.close()
  await served.stop()
  plain.close()
  return { milliseconds: median(ours), emptyMilliseconds: median(empty) }
}

/** Found by selectors: to find things by role, Playwright works out the role of all that is on the slowed page, and that would be measured too. */
async function clickTime(page: Page, address: string, target: string): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
  const started = performance.now()
  await page.goto(address, { waitUntil: 'commit' })
  await page.locator(target).first().click()
  await page.locator('h2', { hasText: 'Contents' }).waitFor()
  const taken = performance.now() - started
  await page.close()
  return taken
}

/** A new learner, or the one of before, at the library. */
async function toLibrary(page: Page): Promise<void> {
  const welcome = page.getByRole('heading', { name: 'Welcome' })
  const library = page.getByRole('link', { name: /Open the module/ }).first()
  const choose = page.getByRole('heading', { name: 'Choose a learner' })
  await welcome.or(library).or(choose).first().waitFor()
  if (await choose.isVisible()) await page.getByRole('main').getByRole('button').first().click()
  await library.waitFor()
}

function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumProgram(), args: [...quietArguments] })
}

function servePlain(): Promise<{ readonly address: string; readonly close: () => void }> {
  const page = '<!doctype html><a href="#c" onclick="document.body.innerHTML=\'<h2>Contents</h2>\'">Course</a>'
  const server = createServer((_, response) => response.setHeader('Content-Type', 'text/html').end(page))
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () =>
      resolve({ address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() }),
    )
  })
}
