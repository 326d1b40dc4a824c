import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { openStorage } from '#backend/storage/open-storage.ts'
import { bundleProgram } from '#tests/support/bundle-program.ts'
import { openedStorage, temporaryFolder } from '#tests/support/data-folder.ts'

let programs = ''
let holder = ''

beforeAll(async () => {
  programs = await mkdtemp(join(await realpath(tmpdir()), 'jmdi-holder-'))
  holder = await bundleProgram(fileURLToPath(new URL('../../../../support/folder-holder.ts', import.meta.url)), programs, 'holder')
})

afterAll(() => rm(programs, { recursive: true, force: true }))

interface Held {
  readonly child: ChildProcess
  readonly nextLine: () => Promise<string>
}

/** Another process that opens the folder. */
function holdFolder(path: string, address = '', env: Readonly<Record<string, string>> = {}): Held {
  const child = spawn(process.execPath, [holder, path, ...(address === '' ? [] : [address])], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  return { child, nextLine: async () => String((await lines.next()).value) }
}

async function killed({ child }: Held): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

describe('two processes on one folder', () => {
  it('never both open it: the second learns who has it and its address, and can ask it to show its window', async () => {
    const path = await temporaryFolder()
    const first = holdFolder(path, 'http://127.0.0.1:4780/')
    expect(await first.nextLine()).toBe('open')
    const second = await openStorage({ path })
    if (second.kind !== 'in-use') throw new Error('both were let in')
    expect(second.owner).toEqual({ pid: first.child.pid, address: 'http://127.0.0.1:4780/' })
    await second.show()
    expect(await first.nextLine()).toBe('shown')
  })

  it('is opened although its owner dies while it is asked who it is', async () => {
    const path = await temporaryFolder()
    const dying = createServer(socket => {
      socket.destroy()
      dying.close()
    })
    await new Promise<void>(resolve => dying.listen(join(path, 'lock-1.sock'), resolve))
    const storage = await openedStorage({ path })
    await storage.close()
  })

  it('can open it one after the other when the first is closed or killed', async () => {
    const path = await temporaryFolder()
    const storage = await openedStorage({ path })
    expect(await holdFolder(path).nextLine()).toBe(`in use by ${process.pid}`)
    await storage.close()
    const second = holdFolder(path)
    expect(await second.nextLine()).toBe('open')
    await killed(second)
    await openedStorage({ path })
  })

  it('exclude each other even when one uses a link and another temporary folder', async () => {
    const path = await temporaryFolder()
    const elsewhere = await temporaryFolder()
    await symlink(path, join(elsewhere, 'link'))
    await mkdir(join(elsewhere, 'tmp'))
    expect(await holdFolder(path).nextLine()).toBe('open')
    expect(
      await holdFolder(join(elsewhere, 'link'), '', { TMPDIR: join(elsewhere, 'tmp'), XDG_RUNTIME_DIR: elsewhere }).nextLine(),
    ).toMatch(/^in use by \d+$/)
  })

  it('that start at the same moment: exactly one gets it, also after a power cut', async () => {
    const path = await temporaryFolder()
    const dead = holdFolder(path)
    expect(await dead.nextLine()).toBe('open')
    await killed(dead)
    expect((await readdir(path)).filter(name => name.endsWith('.sock'))).toHaveLength(1)
    const racers = Array.from({ length: 6 }, () => holdFolder(path))
    const said = await Promise.all(racers.map(racer => racer.nextLine()))
    expect(said.filter(line => line === 'open')).toHaveLength(1)
    expect(said.filter(line => line.startsWith('in use by'))).toHaveLength(5)
  })

  it('that start at the same moment within one process: exactly one gets it', async () => {
    const path = await temporaryFolder()
    const opened = await Promise.all(Array.from({ length: 8 }, () => openStorage({ path })))
    const owners = opened.flatMap(one => (one.kind === 'open' ? [one.storage] : []))
    for (const owner of owners) await owner.close()
    expect(owners).toHaveLength(1)
  })
})

describe('a lock left by a power cut', () => {
  it('does not block anybody, even when its process id now belongs to another program', async () => {
    const path = await temporaryFolder()
    const dead = holdFolder(path)
    await dead.nextLine()
    await killed(dead)
    // This test's own process has the pid now.
    await writeFile(join(path, 'owner.json'), JSON.stringify({ pid: process.pid, host: 'somewhere' }))
    const storage = await openedStorage({ path })
    expect(JSON.parse(await readFile(join(path, 'owner.json'), 'utf8'))).toMatchObject({ pid: process.pid })
    expect((await readdir(path)).filter(name => name.endsWith('.sock'))).toHaveLength(1)
    await storage.close()
    expect((await readdir(path)).filter(name => name.endsWith('.sock'))).toEqual([])
  })

  it('and copied as a plain file does not block anybody', async () => {
    const path = await temporaryFolder()
    await writeFile(join(path, 'lock-1.sock'), '')
    await openedStorage({ path })
  })

  it('also works where the path is too long for a socket', async () => {
    const path = join(await temporaryFolder(), 'a-folder-name-that-is-long/'.repeat(6))
    const first = holdFolder(path)
    expect(await first.nextLine()).toBe('open')
    expect((await readdir(path)).filter(name => name.endsWith('.sock'))).toEqual([])
    expect(await openStorage({ path })).toMatchObject({ kind: 'in-use', owner: { pid: first.child.pid } })
    await killed(first)
    await openedStorage({ path })
  })
})

describe('a process that connects to the lock', () => {
  it('cannot stop it with invalid requests', async () => {
    const path = await temporaryFolder()
    await openedStorage({ path })
    const { createConnection } = await import('node:net')
    for (const nonsense of ['\n', '{"ask":"shutdown"}\n', 'x'.repeat(10_000)]) {
      const socket = createConnection(join(path, 'lock-1.sock'), () => socket.write(nonsense))
      socket.on('error', () => undefined)
      await once(socket, 'close')
    }
    expect(await openStorage({ path })).toMatchObject({ kind: 'in-use', owner: { pid: process.pid } })
  })

  it('and a lock owner that does not answer still has the folder', async () => {
    const path = await temporaryFolder()
    const mute = createServer(socket => socket.on('error', () => undefined).resume())
    mute.listen(join(path, 'lock-1.sock'))
    await once(mute, 'listening')
    onTestFinished(() => void mute.close())
    expect(await openStorage({ path })).toMatchObject({ kind: 'in-use', owner: { pid: 0 } })
  })
})
