import { spawn, type ChildProcess } from 'node:child_process'
import { dirname, join } from 'node:path'
import { root } from './runtimes.ts'

export interface Served {
  readonly process: ChildProcess
  /** Lets one browser in, once. */
  readonly address: string
  readonly stop: () => Promise<void>
  readonly kill: () => Promise<void>
}

/** Starts browser mode as a person would and waits for its `ready` line. */
export async function serve(
  dataFolder: string,
  options: readonly string[] = ['--port', '0'],
  program: string = join(root, 'dist/electron/backend/cli.mjs'),
): Promise<Served> {
  const child = spawn(process.execPath, [program, 'serve', '--no-open', '--data', dataFolder, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...draftsBeside(dataFolder) },
  })
  const ended = new Promise<void>(resolve => child.once('exit', () => resolve()))
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    child.kill(signal)
    await ended
  }
  return { process: child, address: await readyAddress(child), stop: () => end('SIGTERM'), kill: () => end('SIGKILL') }
}

/** A test writes no course into its person's home. */
export function draftsBeside(dataFolder: string): { readonly JMDI_DRAFTS: string } {
  return { JMDI_DRAFTS: join(dirname(dataFolder), 'drafts') }
}

function readyAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let [out, errors] = ['', '']
    child.stderr?.on('data', chunk => (errors += String(chunk)))
    child.stdout?.on('data', chunk => {
      out += String(chunk)
      const ready = /^ready (http:\S+)$/m.exec(out)
      if (ready?.[1] !== undefined) resolve(ready[1])
    })
    child.once('exit', code => reject(new Error(`serve ended with ${code} before it was ready: ${errors}`)))
  })
}
