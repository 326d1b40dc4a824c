import { spawn, type ChildProcess } from 'node:child_process'
import { dirname, join } from 'node:path'
import { root } from './runtimes.ts'

export interface Served {
  readonly process: ChildProcess
  /** Signs one browser in, once. */
  readonly address: string
  readonly stop: () => Promise<void>
  readonly kill: () => Promise<void>
}

/** The name by which phones reach the laptop: no localhost, so that the page is in no secure context, as on a real phone. */
export const ROOM_HOST = 'room.test'

/** Starts browser mode as a person would and waits for its `ready` line. */
export async function serve(
  dataFolder: string,
  args: readonly string[] = ['--port', '0'],
  program: string = join(root, 'dist/electron/backend/cli.mjs'),
  env: Readonly<Record<string, string>> = {},
): Promise<Served> {
  const child = spawn(process.execPath, [program, 'serve', '--no-open', '--data', dataFolder, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...testEnvironment(dataFolder), ...env },
  })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    child.kill(signal)
    await ended
  }
  return { process: child, address: await readyAddress(child), stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}

/** A test writes no course into its person's home, and its room is not found from the network. */
export function testEnvironment(dataFolder: string): Readonly<Record<string, string>> {
  return {
    JMDI_DRAFTS: join(dirname(dataFolder), 'drafts'),
    JMDI_HUB_HOST: '127.0.0.1',
    JMDI_HUB_PORT: '0',
    JMDI_HUB_NAMES: ROOM_HOST,
  }
}

/** What a server says in its `ready` line. */
export function readyAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let [out, errors] = ['', '']
    child.stderr?.on('data', chunk => (errors += String(chunk)))
    child.stdout?.on('data', chunk => {
      out += String(chunk)
      const ready = /^ready (http:\S+)$/m.exec(out)
      if (ready?.[1] !== undefined) resolve(ready[1])
    })
    child.once('exit', code => reject(new Error(`the server ended with ${code} before it was ready: ${errors}`)))
  })
}
