import { spawnSync } from 'node:child_process'
import { install } from './install.mjs'
import { requireNode, run } from './lib.mjs'

requireNode()
if (!(await install())) process.exit(1)
const { findOrInstallChromium } = await import('./chromium.mjs')
const { findElectron } = await import('./electron-runtime.mjs')

const chromium = await findOrInstallChromium()
if (chromium === undefined) {
  console.error(
    'No Chromium-family browser could be found or installed. Install Chromium, Chrome or Edge, or name one in CHROMIUM_PATH, and run npm test again.',
  )
  process.exit(1)
}
process.env.CHROMIUM_PATH = chromium
const electron = findElectron()
if (electron === undefined)
  console.log(
    'electron: no runtime (set ELECTRON_OVERRIDE_DIST_PATH, or npm start -- --fetch-electron): the end-to-end specs run in the browser alone',
  )

if (process.platform !== 'linux' || process.getuid() !== 0)
  console.log('network: namespaces need root on Linux: addresses that change under open phones, firewalls and isolation are left out')

const node = (script, ...args) => ({ command: process.execPath, args: [script, ...args] })
const steps = [
  { name: 'types', ...node('build/typecheck.mjs') },
  { name: 'lint', ...node('node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0') },
  // A process of its own: a build makes the environment a production one, which specs are not for.
  { name: 'build', ...node('build/build.mjs') },
  { name: 'unit and architecture', ...node('node_modules/vitest/vitest.mjs', 'run', '-c', 'build/config/vitest.config.ts') },
  { name: 'course check', ...node('dist/electron/backend/cli.mjs', 'check', 'courses') },
  { name: 'network', ...node('node_modules/vitest/vitest.mjs', 'run', '-c', 'build/config/vitest.network.config.ts') },
  { name: 'end-to-end', ...onScreen(node('node_modules/@playwright/test/cli.js', 'test', '-c', 'tests/e2e/playwright.config.ts')) },
]

/** Windows need a screen: where there is none, a virtual one. */
function onScreen(step) {
  const needsScreen = electron !== undefined && process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
  if (!needsScreen || spawnSync('which', ['xvfb-run']).status !== 0) return step
  return { command: 'xvfb-run', args: ['-a', '-s', '-screen 0 1600x1000x24', step.command, ...step.args] }
}

const only = process.argv.slice(2)
const results = []
for (const step of steps.filter(({ name }) => only.length === 0 || only.some(word => name.includes(word)))) {
  const started = performance.now()
  console.log(`\n== ${step.name}`)
  const passed = (await run(step.command, step.args, { env: process.env })) === 0
  results.push({ name: step.name, passed })
  console.log(`== ${step.name}: ${passed ? 'passed' : 'FAILED'} in ${((performance.now() - started) / 1000).toFixed(0)} s`)
}

const failed = results.filter(({ passed }) => !passed)
console.log(`\nchecks: ${results.length - failed.length} passed, ${failed.length} failed`)
if (failed.length > 0) console.log(`failed: ${failed.map(({ name }) => name).join(', ')}`)
process.exit(failed.length === 0 ? 0 : 1)
