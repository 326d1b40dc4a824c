import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from '#tests/support/data-folder.ts'
import { waitForNextOwner, findOwner } from '#tests/support/server-process.ts'

const CLI = fileURLToPath(new URL('../../../dist/electron/backend/cli.mjs', import.meta.url))

interface Running {
  readonly dataFolder: string
  readonly supervisor: ChildProcess
  readonly server: number
  readonly said: () => { readonly out: string; readonly errors: string }
  readonly origin: string
}

async function start(): Promise<Running> {
  const dataFolder = join(await temporaryFolder(), 'data')
  const supervisor = spawn(process.execPath, [CLI, 'serve', '--no-open', '--port', '0', '--data', dataFolder], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, JMDI_DRAFTS: join(dataFolder, '../drafts'), LANG: 'C' },
  })
  onTestFinished(async () => {
    supervisor.kill('SIGKILL')
    await expect.poll(() => findOwner(dataFolder), { timeout: 5000 }).toBeUndefined()
  })
  let [out, errors] = ['', '']
  supervisor.stderr.on('data', piece => (errors += String(piece)))
  supervisor.stdout.on('data', piece => (out += String(piece)))
  await expect.poll(() => out, { timeout: 20_000 }).toMatch(/^ready http:\S+\n$/)
  return {
    dataFolder,
    supervisor,
    server: await waitForNextOwner(dataFolder, undefined),
    said: () => ({ out, errors }),
    origin: new URL(out.slice(6)).origin,
  }
}

/** Whether the suite lets the browser with this cookie in. */
async function statusFor(origin: string, cookie: string): Promise<number | undefined> {
  return fetch(origin, { headers: { cookie } }).then(
    ({ status }) => status,
    () => undefined,
  )
}

describe('browser mode', { timeout: 40_000 }, () => {
  it('is started again on its port when it dies, and lets in whom it had let in', async () => {
    const { dataFolder, server, said, origin } = await start()
    const entered = await fetch(said().out.slice(6).trim())
    const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    expect(await statusFor(origin, cookie)).toBe(200)
    process.kill(server, 'SIGKILL')
    await waitForNextOwner(dataFolder, server)
    await expect.poll(() => statusFor(origin, cookie), { timeout: 10_000 }).toBe(200)
    expect(said().out.match(/ready/g)).toHaveLength(1)
    expect(said().errors).toBe('The server stopped unexpectedly (SIGKILL) and is restarting. Everything that was confirmed is saved.\n')
  })

  it('is left, with a word, when it dies three times within a minute', async () => {
    const { dataFolder, supervisor, server, said } = await start()
    const ended = once(supervisor, 'close')
    process.kill(server, 'SIGKILL')
    const second = await waitForNextOwner(dataFolder, server)
    process.kill(second, 'SIGKILL')
    process.kill(await waitForNextOwner(dataFolder, second), 'SIGKILL')
    expect(await ended).toEqual([1, null])
    expect(said().errors).toContain('three times within a minute')
  })

  it('ends with its supervisor, whatever way that ends', async () => {
    const { dataFolder, supervisor } = await start()
    supervisor.kill('SIGKILL')
    await expect.poll(() => findOwner(dataFolder), { timeout: 5000 }).toBeUndefined()
  })

  it.each(['SIGTERM', 'SIGINT'] as const)('ends well by %s, of the supervisor or of the server', async signal => {
    for (const whom of ['supervisor', 'server'] as const) {
      const running = await start()
      const ended = once(running.supervisor, 'close')
      process.kill((whom === 'server' ? running.server : running.supervisor.pid) ?? 0, signal)
      expect(await ended).toEqual([0, null])
      expect(running.said().errors).toBe('')
      expect(await findOwner(running.dataFolder)).toBeUndefined()
    }
  })

  it('keeps the exit code of a start that is refused, and does not try again', async () => {
    const refused = spawn(process.execPath, [CLI, 'serve', '--port', 'many'], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, LANG: 'C' },
    })
    let errors = ''
    refused.stderr.on('data', piece => (errors += String(piece)))
    expect(await once(refused, 'close')).toEqual([1, null])
    expect(errors).toBe('Invalid option: --port many\n')
  })
})
