import { chromium, type Browser, type Page } from '@playwright/test'
import { chromiumProgram, quietArguments } from '#tests/e2e/support/runtimes.ts'

const SLOWDOWN = 4

export function launchChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumProgram(), args: [...quietArguments] })
}

/** As on an old laptop. */
export async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN })
}

/** From a click on the first element of a selector to the frame in which another one stands, measured in the page itself. */
export function clickToPainted(page: Page, clicked: string, painted: string): Promise<number> {
  return page.evaluate(
    ([from, to]) =>
      new Promise<number>((resolve, reject) => {
        const target = document.querySelector<HTMLElement>(from)
        if (target === null) return reject(new Error(`nothing to click: ${from}`))
        const started = performance.now()
        const look = (): void => {
          if (document.querySelector(to) === null) return void requestAnimationFrame(look)
          requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - started)))
        }
        target.click()
        look()
      }),
    [clicked, painted] as const,
  )
}
