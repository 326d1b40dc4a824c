import type { ChildProcess } from 'node:child_process'
import { chromium, type Page } from '@playwright/test'

const ASK_EVERY_MS = 20
const THERE_WITHIN_MS = 30_000

/**
 * The first page of a program that was started with `--remote-debugging-port=0` and prints its errors to a pipe, once its address
 * begins as `url` says: Playwright's handshake can hang on a page that is just being made.
 */
export async function connectToPage(child: ChildProcess, url: string): Promise<Page> {
  const address = await debuggingAddress(child)
  await waitForPage(address, url)
  const [context] = (await chromium.connectOverCDP(address)).contexts()
  if (context === undefined) throw new Error('The program shows no page')
  return context.pages()[0] ?? (await context.waitForEvent('page'))
}

function debuggingAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let printed = ''
    child.stderr?.on('data', chunk => {
      printed += String(chunk)
      const address = /DevTools listening on (ws:\S+)/.exec(printed)?.[1]
      if (address !== undefined) resolve(address)
    })
    child.once('exit', code => reject(new Error(`The program ended with ${code}: ${printed}`)))
  })
}

async function waitForPage(address: string, url: string): Promise<void> {
  const list = `http://${new URL(address).host}/json/list`
  const end = performance.now() + THERE_WITHIN_MS
  while (performance.now() < end) {
    const pages = (await (await fetch(list)).json()) as readonly { readonly url: string }[]
    if (pages.some(page => page.url.startsWith(url))) return
    await new Promise(resolve => setTimeout(resolve, ASK_EVERY_MS))
  }
  throw new Error(`No page at ${url} within ${THERE_WITHIN_MS} ms`)
}
