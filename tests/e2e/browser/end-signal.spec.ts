import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '#tests/e2e/support/runtimes.ts'
import { readyAddress, testEnvironment } from '#tests/e2e/support/serve.ts'
import { expect, test } from '@playwright/test'

const GONE_WITHIN_MS = 3000
const SERVE = ['serve', '--no-open', '--port', '0']

/** Every way a server is started in this folder; a packaged one is `node jmdi.mjs serve`, which has no process in between. */
const WAYS = [
  { name: 'npm run jmdi -- serve', command: ['npm', 'run', '-s', 'jmdi', '--', ...SERVE] },
  { name: 'npm start', command: ['npm', 'start', '-s', '--', '--browser', '--no-open', '--port', '0'] },
  { name: 'node build/jmdi.mjs serve', command: [process.execPath, 'build/jmdi.mjs', ...SERVE] },
  { name: 'node dist/electron/backend/cli.mjs serve', command: [process.execPath, 'dist/electron/backend/cli.mjs', ...SERVE] },
] as const

function start([program, ...args]: readonly [string, ...string[]], dataFolder: string): ChildProcess {
  return spawn(program, [...args, '--data', dataFolder], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    // As in a terminal: this spec's own npm is not the one that is told to end.
    env: { ...process.env, ...testEnvironment(dataFolder), npm_lifecycle_event: undefined },
    shell: process.platform === 'win32',
  })
}

function isListening(port: number): Promise<boolean> {
  return new Promise(resolve => {
    const socket = connect({ host: '127.0.0.1', port })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

for (const { name, command } of WAYS) {
  test(`a server started by ${name} ends with it`, { tag: name.includes('npm') ? [] : '@long' }, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'jmdi-end-'))
    const child = start(command, join(folder, 'data'))
    const port = Number(new URL(await readyAddress(child)).port)
    expect(await isListening(port)).toBe(true)
    child.kill('SIGTERM')
    await expect.poll(() => isListening(port), { timeout: GONE_WITHIN_MS, intervals: [50] }).toBe(false)
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  })
}
