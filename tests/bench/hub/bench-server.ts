import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { MALLOC_SETTINGS } from '#backend/malloc-settings.ts'
import { bundleProgram } from '#tests/support/bundle-program.ts'
import { linkByAddress, type SocketLink } from '#tests/support/socket-link.ts'
import type { FromServer, Sender, ToServer } from './server-talk.ts'

const root = fileURLToPath(new URL('../../..', import.meta.url))
/** Below the project, where the program finds what it does not bundle. */
const PROGRAMS = join(root, 'dist/bench')

export interface BenchServer {
  /** The facilitator's laptop. */
  readonly laptop: SocketLink
  readonly workshopId: string
  readonly dataFolder: string
  readonly port: number
  readonly code: string
  readonly wsPort: number
  readonly ioPort: number
  readonly broadcast: (by: Sender) => Promise<Extract<FromServer, { t: 'sent' }>>
  /** Resident bytes after a collection. */
  readonly memory: () => Promise<number>
  /** An address that signs one browser in. */
  readonly newAddress: () => Promise<string>
  /** Ends the server; the data folder stays until `remove`. */
  readonly end: () => Promise<void>
  readonly remove: () => Promise<void>
}

interface BenchServerOptions {
  /** Phones of a rehearsal; undefined: the room is held. */
  readonly rehearse?: number
  /** How many times as fast as real time its clock runs. */
  readonly speed?: number
  /** Fills the data folder first. */
  readonly seed?: (dataFolder: string) => Promise<void>
}

/** The backend in a process of its own on a real disk, with the room of module 2's half day open. */
export async function openBenchServer({ rehearse, speed = 1, seed }: BenchServerOptions = {}): Promise<BenchServer> {
  const folder = await folderOnDisk()
  const program = await bundleProgram(join(root, 'tests/bench/hub/hub-server.ts'), PROGRAMS, 'hub-server', [
    'socket.io',
    'bufferutil',
    'utf-8-validate',
  ])
  const dataFolder = join(folder, 'data')
  const env = { ...process.env, JMDI_HUB_HOST: '127.0.0.1', JMDI_HUB_PORT: String(await freePort()), JMDI_DRAFTS: join(folder, 'drafts') }
  await seed?.(dataFolder)
  const child = fork(program, [join(root, 'dist/electron/backend'), dataFolder, String(speed)], {
    execArgv: ['--expose-gc'],
    env: { ...env, ...MALLOC_SETTINGS },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const heard = <T extends FromServer['t']>(t: T): Promise<Extract<FromServer, { t: T }>> =>
    new Promise((resolve, reject) => {
      const listen = (message: FromServer): void => {
        if (message.t !== t) return
        child.off('message', listen)
        resolve(message as Extract<FromServer, { t: T }>)
      }
      child.on('message', listen)
      child.once('exit', code => reject(new Error(`the server ended with ${String(code)}`)))
    })
  const ask = (message: ToServer): boolean => child.send(message)
  const { address, wsPort, ioPort } = await heard('ready')
  const laptop = await linkByAddress(address)
  const room = await openRoom(laptop, rehearse)

  async function broadcast(by: Sender): Promise<Extract<FromServer, { t: 'sent' }>> {
    const sent = heard('sent')
    ask({ t: 'broadcast', by })
    return sent
  }

  async function memory(): Promise<number> {
    const told = heard('memory')
    ask({ t: 'memory' })
    return (await told).bytes
  }

  async function newAddress(): Promise<string> {
    const told = heard('address')
    ask({ t: 'address' })
    return (await told).address
  }

  async function end(): Promise<void> {
    laptop.close()
    const ended = once(child, 'exit')
    ask({ t: 'end' })
    await ended
  }

  child.setMaxListeners(0)
  const remove = (): Promise<void> => rm(folder, { recursive: true, force: true })
  return { laptop, ...room, dataFolder, wsPort, ioPort, broadcast, memory, newAddress, end, remove }
}

async function openRoom(
  laptop: SocketLink,
  rehearse: number | undefined,
): Promise<{ readonly workshopId: string; readonly port: number; readonly code: string }> {
  await laptop.call('facilitators.setEnabled', { isOn: true })
  const { id: workshopId } = await laptop.call('workshops.create', {
    source: { kind: 'guide', courseId: 'partnerships', agenda: 'half-day' },
    lang: 'en',
  })
  const opened =
    rehearse === undefined
      ? await laptop.call('room.open', { workshopId })
      : await laptop.call('room.rehearse', { workshopId, phones: rehearse })
  if (opened.kind !== 'opened') throw new Error(`the room does not open: ${opened.because}`)
  const { live } = opened.control
  return { workshopId, port: live.address.port, code: live.code }
}

/** File systems that live in memory: a sync there says nothing. */
const IN_MEMORY: readonly string[] = ['tmpfs', 'ramfs', 'overlay-ram']

async function folderOnDisk(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'jmdi-bench-hub-'))
  const kind = await readFileSystemType(folder)
  if (kind === undefined || !IN_MEMORY.includes(kind)) return folder
  await rm(folder, { recursive: true })
  throw new Error(`${folder} lies in memory (${kind}): name a folder on a disk in TMPDIR`)
}

/** The kind of the volume a folder lies on; undefined where the system does not tell. */
async function readFileSystemType(folder: string): Promise<string | undefined> {
  const mounts = await readFile('/proc/mounts', 'utf8').catch(() => '')
  const over = mounts
    .split('\n')
    .map(line => line.split(' '))
    .filter(([, at = '-']) => folder === at || folder.startsWith(at === '/' ? '/' : `${at}/`))
  return over.sort(([, one = ''], [, other = '']) => other.length - one.length)[0]?.[2]
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}
