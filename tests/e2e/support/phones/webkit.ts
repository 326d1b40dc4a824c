import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PHONE_SIZE } from './chromium-70.ts'
import type { Engine } from './phone.ts'

const BROWSER = '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser'
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf'

/**
 * WebKit's own driver, spoken to by plain WebDriver. It knows no rule for names, so it runs with a list of hosts of its own,
 * in a mount namespace that ends with it.
 */
export async function openWebKit(driver: string, host: string): Promise<Engine> {
  const folder = await mkdtemp(join(tmpdir(), 'jmdi-webkit-'))
  const hosts = join(folder, 'hosts')
  await writeFile(hosts, `127.0.0.1 localhost ${host}\n`)
  const { command, end } = await startSession(driver, hosts)
  await command('POST', '/window/rect', { ...PHONE_SIZE, height: PHONE_SIZE.height + 60 })

  return {
    name: 'WebKit',
    open: async address => void (await command('POST', '/url', { url: address })),
    evaluate: expression => command('POST', '/execute/sync', { script: `return ${expression}`, args: [] }),
    tapAt: async (x, y) => {
      const at = { type: 'pointerMove', duration: 0, x: Math.round(x), y: Math.round(y) }
      await command('POST', '/actions', {
        actions: [
          {
            type: 'pointer',
            id: 'finger',
            parameters: { pointerType: 'mouse' },
            actions: [at, { type: 'pointerDown', button: 0 }, { type: 'pointerUp', button: 0 }],
          },
        ],
      })
    },
    type: async text => {
      const active = (await command('GET', '/element/active')) as Readonly<Record<string, string>>
      await command('POST', `/element/${active[ELEMENT] ?? ''}/value`, { text })
    },
    screenshot: async path => writeFile(path, Buffer.from(String(await command('GET', '/screenshot')), 'base64')),
    close: async () => {
      await command('DELETE', '').catch(() => undefined)
      await end()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

interface Session {
  readonly command: (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>
  readonly end: () => Promise<void>
}

/** Fails after half a minute: without a screen the driver waits for its browser for ever. */
async function startSession(driver: string, hosts: string): Promise<Session> {
  const port = await freePort()
  const shell = `mount --bind '${hosts}' /etc/hosts && exec '${driver}' --port=${String(port)}`
  const child = spawn('unshare', ['--map-root-user', '--mount', 'sh', '-c', shell], {
    stdio: 'ignore',
    detached: true,
    env: { ...process.env, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', LANG: 'es_ES.UTF-8', LANGUAGE: 'es' },
  })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const base = `http://127.0.0.1:${String(port)}`
  /** Its browser is in the same process group. */
  function killGroup(): void {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL')
  }
  process.once('exit', killGroup)
  async function end(): Promise<void> {
    killGroup()
    process.off('exit', killGroup)
    await ended
  }
  try {
    await answering(base)
    const { sessionId } = (await call(base, 'POST', '/session', {
      capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary: BROWSER, args: ['--automation'] } } },
    })) as { readonly sessionId: string }
    return { command: (method, path, body) => call(base, method, `/session/${sessionId}${path}`, body), end }
  } catch (error) {
    await end()
    throw new Error('WebKitWebDriver opens no browser; is there a screen?', { cause: error })
  }
}

async function call(base: string, method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`${base}${path}`, {
    method,
    signal: AbortSignal.timeout(30_000),
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  })
  const { value } = (await response.json()) as { readonly value: unknown }
  if (!response.ok) throw new Error(`WebDriver ${path}: ${JSON.stringify(value).slice(0, 400)}`)
  return value
}

async function answering(base: string): Promise<void> {
  const end = Date.now() + 20_000
  while (Date.now() < end) {
    if (
      await fetch(`${base}/status`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return
    await new Promise(resolve => setTimeout(resolve, 100))
  }
  throw new Error('WebKitWebDriver does not answer')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
