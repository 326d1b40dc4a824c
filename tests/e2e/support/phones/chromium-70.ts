import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { quietArguments } from '#tests/e2e/support/runtimes.ts'
import type { Engine } from './phone.ts'

export const PHONE_SIZE = { width: 390, height: 844 } as const

/** An engine of 2018, as many phones still have it. It is older than every library that drives browsers, so it is spoken to directly. */
export async function openChromium70(program: string, hostRule: string): Promise<Engine> {
  const profile = await mkdtemp(join(tmpdir(), 'jmdi-chromium-70-'))
  const child = spawn(
    program,
    [
      '--headless',
      '--remote-debugging-port=0',
      `--user-data-dir=${profile}`,
      `--host-resolver-rules=${hostRule}`,
      '--hide-scrollbars',
      `--window-size=${String(PHONE_SIZE.width)},${String(PHONE_SIZE.height)}`,
      ...quietArguments,
      'about:blank',
    ],
    { stdio: 'ignore' },
  )
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const port = await debuggingPort(profile)
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as readonly {
    readonly type: string
    readonly webSocketDebuggerUrl: string
  }[]
  const page = targets.find(({ type }) => type === 'page')
  if (page === undefined) throw new Error('Chromium 70 opened no page')
  const { send, close } = await speakTo(page.webSocketDebuggerUrl)
  await send('Page.enable')
  await send('Emulation.setDeviceMetricsOverride', { ...PHONE_SIZE, deviceScaleFactor: 1, mobile: true })
  await send('Emulation.setTouchEmulationEnabled', { enabled: true })

  return {
    name: 'Chromium 70',
    open: async address => void (await send('Page.navigate', { url: address })),
    evaluate: async expression =>
      ((await send('Runtime.evaluate', { expression, returnByValue: true })) as { readonly result: { readonly value?: unknown } }).result
        .value,
    tapAt: async (x, y) => {
      await send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] })
      await send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
    },
    type: async text => void (await send('Input.insertText', { text })),
    screenshot: async path => {
      const { data } = (await send('Page.captureScreenshot', { format: 'png' })) as { readonly data: string }
      await writeFile(path, Buffer.from(data, 'base64'))
    },
    close: async () => {
      close()
      child.kill('SIGKILL')
      await ended
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

async function debuggingPort(profile: string): Promise<string> {
  const end = Date.now() + 20_000
  for (;;) {
    const text = await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '')
    const port = text.split('\n')[0]
    if (port) return port
    if (Date.now() > end) throw new Error('Chromium 70 does not start')
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

async function speakTo(
  url: string,
): Promise<{ readonly send: (method: string, params?: object) => Promise<unknown>; readonly close: () => void }> {
  const socket = new WebSocket(url, { perMessageDeflate: false })
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  const waiting = new Map<number, { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }>()
  let last = 0
  socket.on('message', data => {
    const { id, result, error } = JSON.parse(String(data)) as {
      readonly id?: number
      readonly result?: unknown
      readonly error?: { readonly message: string }
    }
    const call = id === undefined ? undefined : waiting.get(id)
    if (id === undefined || call === undefined) return
    waiting.delete(id)
    if (error === undefined) call.resolve(result)
    else call.reject(new Error(error.message))
  })
  const send = (method: string, params: object = {}): Promise<unknown> =>
    new Promise((resolve, reject) => {
      waiting.set(++last, { resolve, reject })
      socket.send(JSON.stringify({ id: last, method, params }))
    })
  return { send, close: () => socket.terminate() }
}
