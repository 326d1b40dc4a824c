import type { ChildProcess } from 'node:child_process'
import { chromium, type Page } from '@playwright/test'
import WebSocket from 'ws'

const ASK_EVERY_MS = 5
const THERE_WITHIN_MS = 30_000

interface Target {
  readonly url: string
  readonly webSocketDebuggerUrl: string
}

/**
 * The first page of a program that was started with `--remote-debugging-port=0` and prints its errors to a pipe, once its address
 * begins as `url` says: Playwright's handshake can hang on a page that is just being made.
 */
export async function connectToPage(child: ChildProcess, url: string): Promise<Page> {
  const address = await debuggingAddress(child)
  await findTarget(address, url)
  const [context] = (await chromium.connectOverCDP(address)).contexts()
  if (context === undefined) throw new Error('The program shows no page')
  return context.pages()[0] ?? (await context.waitForEvent('page'))
}

/** Resolves as soon as an expression is true in the page, asked over the debugging port alone: Playwright's handshake takes as long as some pages. */
export async function waitInPage(child: ChildProcess, url: string, expression: string): Promise<void> {
  const { webSocketDebuggerUrl } = await findTarget(await debuggingAddress(child), url)
  const socket = new WebSocket(webSocketDebuggerUrl)
  await new Promise(resolve => socket.once('open', resolve))
  await new Promise<void>(resolve => {
    const ask = (): void => socket.send(JSON.stringify({ id: 1, method: 'Runtime.evaluate', params: { expression } }))
    socket.on('message', data => {
      const { result } = JSON.parse(String(data)) as { readonly result?: { readonly result?: { readonly value?: unknown } } }
      if (result?.result?.value === true) resolve()
      else setTimeout(ask, ASK_EVERY_MS)
    })
    ask()
  })
  socket.close()
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

async function findTarget(address: string, url: string): Promise<Target> {
  const list = `http://${new URL(address).host}/json/list`
  const end = performance.now() + THERE_WITHIN_MS
  while (performance.now() < end) {
    const targets = (await (await fetch(list)).json()) as readonly Target[]
    const found = targets.find(target => target.url.startsWith(url))
    if (found !== undefined) return found
    await new Promise(resolve => setTimeout(resolve, ASK_EVERY_MS))
  }
  throw new Error(`No page at ${url} within ${THERE_WITHIN_MS} ms`)
}
