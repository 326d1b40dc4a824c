import { chromium, type Browser, type Page } from '@playwright/test'
import { chromiumProgram, quietArguments } from '#tests/e2e/support/runtimes.ts'

/** Keeps how long the scripts of each slow frame took; a frame that is not slow took less than 50 ms. */
const WATCH = `
  window.scriptsOfFrames = []
  new PerformanceObserver(list => {
    for (const frame of list.getEntries()) window.scriptsOfFrames.push(frame.scripts.reduce((sum, { duration }) => sum + duration, 0))
  }).observe({ type: 'long-animation-frame' })
`

export function launchBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumProgram(), args: [...quietArguments] })
}

/** A page of the suite that is signed in. */
export async function openPage(browser: Browser, address: string, path: string): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  await page.goto(address)
  await page.getByRole('main').waitFor()
  await page.evaluate(target => (location.hash = target), path)
  return page
}

export async function slowDown(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate })
}

export async function watchFrames(page: Page): Promise<void> {
  await page.evaluate(WATCH)
}

/** Milliseconds of script in each frame of more than 50 ms since it is watched. */
export function readSlowFrames(page: Page): Promise<readonly number[]> {
  return page.evaluate('window.scriptsOfFrames')
}
