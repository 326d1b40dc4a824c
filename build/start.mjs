import { spawn } from 'node:child_process'
import { onEndSignal, runCommandLine } from './end-signal.mjs'
import { install } from './install.mjs'
import { requireNode, root } from './lib.mjs'

/** A window that is not there by then does not come: the suite opens in the browser instead. */
const WINDOW_WITHIN_MS = 20_000

const options = process.argv.slice(2)
const inBrowser = options.includes('--browser')
const passedOn = options.filter(option => !['--browser', '--fetch-electron'].includes(option))

requireNode()
if (!(await install())) process.exit(1)
const { build } = await import('./build.mjs')
try {
  await build()
} catch (error) {
  console.error(`The suite could not be built: ${error instanceof Error ? error.message : String(error)}`)
  process.exit(1)
}
const reason = inBrowser ? 'as asked' : await openInElectron()
if (reason !== undefined) openInBrowser(reason)

/** Resolves with undefined when the window is there, else with why it is not. */
async function openInElectron() {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return 'this machine has no screen for a window; start it from a desktop session'
  const { findOrFetchElectron } = await import('./electron-runtime.mjs')
  const electron = await findOrFetchElectron({ again: options.includes('--fetch-electron') })
  if (electron === undefined) return 'the Electron runtime could not be fetched; with internet, run: npm start -- --fetch-electron'
  return showWindow(electron)
}

function showWindow(electron) {
  // Chromium refuses its sandbox to root; everyone else keeps it.
  const asRoot = process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : []
  const child = spawn(electron, [...asRoot, root, ...passedOn], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...process.env, JMDI_SAY_WINDOW: '1' },
  })
  return new Promise(resolve => {
    const give = why => {
      clearTimeout(timer)
      child.kill('SIGKILL')
      resolve(why)
    }
    const timer = setTimeout(() => give('Electron showed no window within 20 seconds; try again, or use this address'), WINDOW_WITHIN_MS)
    child.stdout.on('data', chunk => {
      if (!/^(window|handed-over)/m.test(String(chunk))) return
      clearTimeout(timer)
      console.log(
        String(chunk).includes('handed-over')
          ? 'JMDI Suite is open already: its window is in front.'
          : 'JMDI Suite is open in its own window.',
      )
      resolve(undefined)
    })
    child.on('error', error => give(`Electron did not start (${error.code ?? error.message})`))
    let isEnding = false
    onEndSignal(signal => {
      isEnding = true
      child.kill(signal)
    })
    child.on('exit', (code, signal) => {
      if (isEnding) process.exit(code ?? 1)
      clearTimeout(timer)
      if (code === 0) process.exitCode = 0
      resolve(code === 0 ? undefined : `Electron ended at once (${signal ?? code}); a library of the system may be missing`)
    })
  })
}

function openInBrowser(why) {
  console.log(`Opening in the browser: ${why}.`)
  runCommandLine(['serve', ...passedOn])
}
