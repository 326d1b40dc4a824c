import { chromium, type Page } from '@playwright/test'
import { chromiumProgram, quietArguments } from '#tests/e2e/support/runtimes.ts'
import { PHONE_SIZE } from './chromium-70.ts'
import type { Engine } from './phone.ts'

/** Today's Chromium with a phone's screen and finger. */
export async function openChromium(locale: string, hostRule: string): Promise<Engine & { readonly page: Page }> {
  const browser = await chromium.launch({
    executablePath: chromiumProgram(),
    args: [...quietArguments, `--host-resolver-rules=${hostRule}`],
  })
  const context = await browser.newContext({ viewport: PHONE_SIZE, hasTouch: true, isMobile: true, locale })
  const page = await context.newPage()
  return {
    page,
    name: 'Chromium',
    open: async address => void (await page.goto(address)),
    evaluate: expression => page.evaluate(expression),
    tapAt: (x, y) => page.touchscreen.tap(x, y),
    type: text => page.keyboard.insertText(text),
    screenshot: async path => void (await page.screenshot({ path })),
    close: () => browser.close(),
  }
}
