import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { request as httpRequest } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { WebSocket } from 'ws'
import { serve, type Served } from '#tests/e2e/support/serve.ts'
import { expect, test } from '#tests/e2e/support/suite.ts'

let dataFolder: string
let served: Served

test.beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'jmdi-sign-in-'))
  served = await serve(dataFolder)
})

test.afterEach(async () => {
  await served.stop()
  await rm(dataFolder, { recursive: true, force: true })
})

const origin = (): string => new URL(served.address).origin

async function enter(address: string): Promise<{ readonly cookie: string; readonly token: string; readonly header: string }> {
  const response = await fetch(address)
  const header = response.headers.getSetCookie()[0] ?? ''
  const token = /"jmdi-token","([^"]+)"/.exec(await response.text())?.[1] ?? ''
  return { cookie: header.split(';')[0] ?? '', token, header }
}

/** How a socket ends: the HTTP status that refused it, what it heard first, or that it was closed. */
function talk(headers: Record<string, string>, hello: object): Promise<string> {
  return new Promise(resolve => {
    const socket = new WebSocket(`${origin().replace('http', 'ws')}/link`, { headers })
    socket.on('unexpected-response', (_, response) => resolve(`refused ${response.statusCode}`))
    socket.on('open', () => socket.send(JSON.stringify(hello)))
    socket.on('message', data => {
      resolve(JSON.parse(String(data)).t as string)
      socket.close()
    })
    socket.on('close', () => resolve('closed'))
    socket.on('error', () => undefined)
  })
}

function statusWithHost(host: string, cookie: string): Promise<number | undefined> {
  const { port } = new URL(origin())
  return new Promise((resolve, reject) => {
    httpRequest({ host: '127.0.0.1', port, path: '/', headers: { host, cookie } }, response => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })
}

test('serves nothing but a notice in four languages to whoever has no cookie', async () => {
  for (const path of ['/', '/index.html', '/assets/index.js', '/files/core/1.0.0/media/stock-and-flow.svg', '/enter?key=guess']) {
    const response = await fetch(origin() + path)
    expect(response.status, path).toBe(401)
    const page = await response.text()
    for (const lang of ['en', 'fr', 'es', 'ar']) expect(page).toContain(`lang="${lang}"`)
  }
})

test('lets one browser in by its key, once, with a strict cookie named by the port', async () => {
  const { header, cookie } = await enter(served.address)
  expect(header).toMatch(new RegExp(`^jmdi-${new URL(origin()).port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict; Max-Age=\\d+$`))
  expect((await fetch(origin(), { headers: { cookie } })).status).toBe(200)
  expect((await fetch(served.address)).status).toBe(401)
})

test('takes the key out of the address bar and opens the suite', async ({ freshContext }) => {
  const page = await freshContext.newPage()
  await page.goto(served.address)
  await expect(page.getByRole('heading', { name: 'Welcome' })).toBeVisible()
  expect(page.url()).not.toContain('key')
  expect(await page.evaluate(() => document.cookie)).toBe('')
})

test('opens a link only with the cookie, our origin and the token that the page holds', async () => {
  const [one, other] = [await enter(served.address), { cookie: 'jmdi-1=x', token: 'x' }]
  const hello = { t: 'hello', contract: 'any', token: one.token }
  expect(await talk({ origin: origin(), cookie: one.cookie }, hello)).toBe('hello')
  expect(await talk({ origin: origin() }, hello)).toBe('refused 403')
  expect(await talk({ origin: origin(), cookie: other.cookie }, hello)).toBe('refused 403')
  expect(await talk({ origin: 'http://evil.example', cookie: one.cookie }, hello)).toBe('refused 403')
  expect(await talk({ cookie: one.cookie }, hello)).toBe('refused 403')
  expect(await talk({ origin: origin(), cookie: one.cookie }, { ...hello, token: 'guess' })).toBe('closed')
  expect(await talk({ origin: origin(), cookie: one.cookie }, { t: 'call', n: 1, name: 'settings.read', input: null })).toBe('closed')
  expect(await talk({ origin: origin(), cookie: one.cookie }, { t: 'nonsense' })).toBe('closed')
})

test('answers no other name than its own', async () => {
  const { cookie } = await enter(served.address)
  const { port } = new URL(origin())
  expect(await statusWithHost(`127.0.0.1:${port}`, cookie)).toBe(200)
  expect(await statusWithHost(`localhost:${port}`, cookie)).toBe(200)
  expect(await statusWithHost(`rebound.example:${port}`, cookie)).toBe(403)
  expect(await statusWithHost('127.0.0.1:1', cookie)).toBe(403)
})

test('keeps a browser signed in across a restart on the same port, with hashes on the disk only', async () => {
  const { port } = new URL(origin())
  const { cookie, token } = await enter(served.address)
  await served.stop()
  served = await serve(dataFolder, ['--port', port])
  expect(await talk({ origin: origin(), cookie }, { t: 'hello', contract: 'any', token })).toBe('hello')
  const kept = await readFile(join(dataFolder, 'sessions.json'), 'utf8')
  expect(kept).toContain('tokenHash')
  expect(kept).not.toContain(token)
  expect(kept).not.toContain(cookie.split('=')[1])
})

test('a second start gives the address of the first and ends well', async () => {
  const second = await serve(dataFolder)
  expect(new URL(second.address).origin).toBe(origin())
  expect((await fetch(second.address)).status).toBe(200)
  await expect.poll(() => second.process.exitCode).toBe(0)
})

test('says in words when the port is taken or the address is not of this machine', async () => {
  const { port } = new URL(origin())
  const folder = await mkdtemp(join(tmpdir(), 'jmdi-sign-in-'))
  await expect(serve(folder, ['--port', port])).rejects.toThrow(/in use by another program/)
  await expect(serve(folder, ['--host', '192.0.2.1'])).rejects.toThrow(/loopback/)
  await expect(serve(folder, ['--port', 'many'])).rejects.toThrow(/Invalid option/)
  await rm(folder, { recursive: true, force: true })
})

test('stops cleanly on SIGTERM and on SIGINT', async () => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const folder = await mkdtemp(join(tmpdir(), 'jmdi-sign-in-'))
    const one = await serve(folder)
    one.process.kill(signal)
    await expect.poll(() => one.process.exitCode).toBe(0)
    await rm(folder, { recursive: true, force: true })
  }
})
