import puppeteer from 'puppeteer-core'
import { PHONE_SIZE } from './chromium-70.ts'
import type { Engine } from './phone.ts'

/** Firefox, told that the room's name is this machine. */
export async function openFirefox(program: string, host: string): Promise<Engine> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: program,
    headless: true,
    extraPrefsFirefox: {
      'network.dns.localDomains': host,
      'intl.accept_languages': 'fr',
      'network.captive-portal-service.enabled': false,
      'network.connectivity-service.enabled': false,
    },
  })
  const page = await browser.newPage()
  await page.setViewport({ ...PHONE_SIZE })
  return {
    name: 'Firefox',
    open: async address => void (await page.goto(address)),
    evaluate: expression => page.evaluate(expression),
    tapAt: (x, y) => page.touchscreen.tap(x, y),
    type: text => page.keyboard.type(text),
    screenshot: async path => void (await page.screenshot({ path: path as `${string}.png` })),
    close: () => browser.close(),
  }
}
