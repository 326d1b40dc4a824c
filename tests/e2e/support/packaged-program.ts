import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { connectToPage } from './debugging-port.ts'
import { root, sandboxArguments } from './runtimes.ts'

export const out = join(root, 'out')

/** Makes the unpacked application and the server folder as `npm run package` does; throws with what it printed. */
export function makePackage(): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'build/package.mjs')], { cwd: root, encoding: 'utf8' })
  if (status !== 0) throw new Error(`npm run package ended with ${status}:\n${stdout}\n${stderr}`)
}

interface Places {
  readonly program: string
  readonly resources: string
}

/** Where electron-builder puts the unpacked program of this platform. */
export function packagedPlaces(): Places {
  if (process.platform === 'darwin') {
    const folder = readdirSync(out).find(name => name.startsWith('mac')) ?? 'mac'
    const contents = join(out, folder, 'JMDI Suite.app/Contents')
    return { program: join(contents, 'MacOS/JMDI Suite'), resources: join(contents, 'Resources') }
  }
  const folder = readdirSync(out).find(name => name.endsWith('-unpacked')) ?? 'linux-unpacked'
  const name = process.platform === 'win32' ? 'JMDI Suite.exe' : 'jmdi-suite'
  return { program: join(out, folder, name), resources: join(out, folder, 'resources') }
}

export interface PackagedWindow {
  readonly page: Page
  readonly close: () => Promise<number | null>
}

const running = new Set<ChildProcess>()

/** Ends what a failed test left. */
export function killPackaged(): void {
  for (const child of running) child.kill('SIGKILL')
}

/** Starts the packaged program and speaks to its page over the debugging port: its inspect fuse is off, so Playwright's own way is shut. */
export async function openPackaged(folder: string): Promise<PackagedWindow> {
  const options = [
    ...sandboxArguments,
    '--remote-debugging-port=0',
    `--user-data-dir=${join(folder, 'profile')}`,
    '--data',
    join(folder, 'data'),
  ]
  const child = spawn(packagedPlaces().program, options, { stdio: ['ignore', 'ignore', 'pipe'] })
  const ended = new Promise<number | null>(resolve => child.once('exit', resolve))
  running.add(child)
  child.once('exit', () => running.delete(child))
  const page = await connectToPage(child, 'app://suite/#/')
  const close = async (): Promise<number | null> => {
    child.kill('SIGTERM')
    return ended
  }
  return { page, close }
}

/** The fuses as they are burnt into the program, read from its bytes: a sentinel, a version, a length, then one character each. */
export function readFuses(): readonly string[] {
  const program =
    process.platform === 'darwin'
      ? join(packagedPlaces().program, '../../Frameworks/Electron Framework.framework/Electron Framework')
      : packagedPlaces().program
  const bytes = readFileSync(program)
  const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX')
  const start = bytes.indexOf(sentinel)
  if (start < 0) throw new Error('no fuses in the program')
  const wire = start + sentinel.length
  const length = bytes[wire + 1] ?? 0
  return [...bytes.subarray(wire + 2, wire + 2 + length).toString('latin1')]
}
