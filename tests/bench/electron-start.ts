import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { connectToPage, waitInPage } from '#tests/e2e/support/debugging-port.ts'
import { electronProgram, root, sandboxArguments } from '#tests/e2e/support/runtimes.ts'
import { beginAsNewLearner } from '#tests/e2e/support/walk.ts'
import { limitedRatio, median, type Figure } from './figure.ts'

const SAMPLES = 5
const SETTLED_MS = 4000
const LAUNCH_LIMIT = 1.5
const MEMORY_LIMIT = 1.25

interface App {
  readonly arguments: readonly string[]
  /** How the address of its page begins. */
  readonly url: string
  /** True in the page when it can be used. */
  readonly ready: string
}

interface Sample {
  readonly milliseconds: number
  readonly megabytes: number
}

/** The desktop window against an empty Electron app with one window, interleaved. None where no runtime or screen can be had, with a word. */
export async function electronFigures(folder: string): Promise<readonly Figure[]> {
  const program = electronProgram()
  if (program === undefined || (process.platform === 'linux' && !process.env['DISPLAY'])) {
    console.error('electron: left out, no runtime or no screen (ELECTRON_OVERRIDE_DIST_PATH, xvfb-run)')
    return []
  }
  const empty = await writeEmptyApp(folder)
  const data = join(folder, 'window')
  const suite: App = {
    arguments: [`--user-data-dir=${join(data, 'profile')}`, root, '--data', join(data, 'data')],
    url: 'app://suite/',
    ready: `document.querySelector('main section a[href*="/courses/"]') !== null`,
  }
  const emptyApp: App = {
    arguments: [`--user-data-dir=${join(folder, 'empty-profile')}`, empty],
    url: 'data:',
    ready: `document.querySelector('h1') !== null`,
  }
  const first = start(program, suite)
  await beginAsNewLearner(await connectToPage(first, 'app://suite/#/'), 'Amina')
  await end(first)
  const [ours, theirs]: [Sample[], Sample[]] = [[], []]
  for (let sample = 0; sample < SAMPLES; sample++) {
    ours.push(await takeSample(program, suite))
    theirs.push(await takeSample(program, emptyApp))
  }
  const medianFor = (samples: readonly Sample[], of: keyof Sample): number => median(samples.map(sample => sample[of]))
  return [
    limitedRatio(
      'Electron, launch to the interactive library, against an empty app',
      'ms',
      medianFor(ours, 'milliseconds'),
      medianFor(theirs, 'milliseconds'),
      LAUNCH_LIMIT,
    ),
    limitedRatio(
      'Electron, PSS of all processes, against an empty app',
      'MB',
      medianFor(ours, 'megabytes'),
      medianFor(theirs, 'megabytes'),
      MEMORY_LIMIT,
    ),
  ]
}

/** As a person starts it: Playwright's own way would hold the window back until it is connected. */
function start(program: string, { arguments: args }: App): ChildProcess {
  return spawn(program, [...sandboxArguments, '--remote-debugging-port=0', ...args], { stdio: ['ignore', 'ignore', 'pipe'] })
}

async function end(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM')
  await once(child, 'exit')
}

async function takeSample(program: string, app: App): Promise<Sample> {
  const started = performance.now()
  const child = start(program, app)
  await waitInPage(child, app.url, app.ready)
  const milliseconds = performance.now() - started
  await new Promise(resolve => setTimeout(resolve, SETTLED_MS))
  const megabytes = await proportionalMegabytes(child.pid ?? 0)
  await end(child)
  return { milliseconds, megabytes }
}

async function writeEmptyApp(folder: string): Promise<string> {
  const app = join(folder, 'empty')
  await mkdir(app, { recursive: true })
  await writeFile(join(app, 'package.json'), '{"name":"empty","main":"main.cjs"}')
  await writeFile(
    join(app, 'main.cjs'),
    "const { app, BrowserWindow } = require('electron'); app.whenReady().then(() => new BrowserWindow({ width: 1280, height: 800 }).loadURL('data:text/html,<h1>Empty</h1>'))",
  )
  return app
}

const KB_IN_MB = 1024

/** Proportional set size of a program and all its children: what is shared counts once. */
async function proportionalMegabytes(pid: number): Promise<number> {
  const sizes = await Promise.all((await findProcesses(pid)).map(readMemory))
  return sizes.reduce((sum, size) => sum + size, 0) / KB_IN_MB
}

async function readMemory(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0)
}

async function findProcesses(pid: number): Promise<readonly number[]> {
  const parents = spawnSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' })
    .stdout.trim()
    .split('\n')
    .map(line => line.trim().split(/\s+/).map(Number))
  const family = new Set([pid])
  for (let grown = true; grown;) {
    const children = parents.filter(([child = 0, parent = 0]) => family.has(parent) && !family.has(child)).map(([child = 0]) => child)
    children.forEach(child => family.add(child))
    grown = children.length > 0
  }
  return [...family]
}
