import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { build } from '../build.mjs'
import { findOrFetchElectron } from '../electron-runtime.mjs'
import { onEndSignal } from '../end-signal.mjs'
import { root } from '../lib.mjs'

/** As in .vscode/launch.json and docs/debugging.md. */
const PORTS = { main: 9229, page: 9222, backend: 9230 }

/** What is watched, and what a new build of it needs. */
const WATCHED = [
  { config: 'backend', mode: 'programs', then: restart },
  { config: 'shell', mode: 'main', then: restart },
  { config: 'shell', mode: 'preload', then: restart },
  { config: 'renderer', then: reloadPages },
]

let program, electron
let firstBuilds = WATCHED.length
let done = Promise.resolve()

/** The desktop app, rebuilt on save: pages reload, and the app restarts when backend, main or preload changed. */
export async function developInElectron(options) {
  program = await findOrFetchElectron()
  if (program === undefined) throw new Error('There is no Electron runtime. With internet, run: npm start -- --fetch-electron')
  await build(['documents', 'participant'])
  const vite = await import('vite')
  // Not watched: it empties the folder that holds the programs.
  await vite.build({
    configFile: join(root, 'build/config/vite.backend.config.ts'),
    mode: 'launchers',
    logLevel: 'warn',
    configLoader: 'bundle',
  })
  const watchers = await Promise.all(WATCHED.map(target => watch(vite, target, options)))
  onEndSignal(async () => {
    await Promise.allSettled([end(), ...watchers.map(watcher => watcher.close())])
    process.exit(0)
  })
}

async function watch(vite, { config, mode, then }, options) {
  const watcher = await vite.build({
    configFile: join(root, `build/config/vite.${config}.config.ts`),
    mode,
    build: { watch: {}, sourcemap: true },
    logLevel: 'warn',
    configLoader: 'bundle',
  })
  watcher.on('event', event => {
    if (event.code === 'ERROR') console.error(event.error)
    if (event.code !== 'END') return
    if (firstBuilds > 0) firstBuilds -= 1
    if (firstBuilds === 0) inTurn(() => (isRunning() ? then(options) : restart(options)))
  })
  return watcher
}

/** Several programs may be built at once, and the app may not have opened its window yet. */
function inTurn(step) {
  done = done.then(step).catch(error => console.error(error))
}

const isRunning = () => electron !== undefined && electron.exitCode === null && electron.signalCode === null

async function end() {
  if (!isRunning()) return
  const ended = once(electron, 'exit')
  electron.kill('SIGTERM')
  await ended
}

async function restart(options) {
  await end()
  const asRoot = process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : []
  const debugging = [`--inspect=${PORTS.main}`, `--remote-debugging-port=${PORTS.page}`]
  electron = spawn(program, [...debugging, ...asRoot, root, ...options], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, JMDI_INSPECT_BACKEND: String(PORTS.backend) },
  })
}

async function reloadPages() {
  const { chromium } = await import('@playwright/test')
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${PORTS.page}`)
  await Promise.all(browser.contexts().flatMap(context => context.pages().map(page => page.reload())))
  await browser.close()
}
