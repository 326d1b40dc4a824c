import { availableParallelism } from 'node:os'
import { onEndSignal } from './end-signal.mjs'
import { install } from './install.mjs'
import { requireNode } from './lib.mjs'
import { collectLeftOut } from './test/left-out.mjs'
import { endSteps, runSteps } from './test/schedule.mjs'
import { longSteps, shortSteps } from './test/steps.mjs'
import { provideTools } from './test/tools.mjs'

/**
 * `npm test [words]` runs the short part, `npm run test:all` (`--long`) the long one; `--short --long` both, one after the other.
 * Words choose steps by name. `--complete`: something left out fails the run.
 */
const flags = process.argv.slice(2).filter(argument => argument.startsWith('--'))
const words = process.argv.slice(2).filter(argument => !argument.startsWith('--'))
const runsLong = flags.includes('--long')
const runsShort = flags.includes('--short') || !runsLong

requireNode()
onEndSignal(() => {
  endSteps()
  process.exit(1)
})
if (!(await install())) process.exit(1)
const { findOrInstallTestChromium } = await import('./chromium.mjs')
const { findElectron } = await import('./electron-runtime.mjs')

process.env.CHROMIUM_PATH = (await findOrInstallTestChromium()) ?? ''
if (process.env.CHROMIUM_PATH === '') {
  console.error(
    'No Chromium-family browser could be found or installed. Install Chromium, Chrome or Edge, or name one in CHROMIUM_PATH, and run npm test again.',
  )
  process.exit(1)
}

const hasElectron = findElectron() !== undefined
const leftOut = collectLeftOut()
if (!hasElectron)
  leftOut.add('every spec in Electron (no runtime: set ELECTRON_OVERRIDE_DIST_PATH, or run npm start -- --fetch-electron once)')
leftOut.add(...(await provideTools({ withWindows: hasElectron, withEngines: runsLong })))

const parts = [
  ...(runsShort ? [{ name: 'npm test', steps: shortSteps }] : []),
  ...(runsLong ? [{ name: 'test:all', steps: longSteps }] : []),
]
const results = []
for (const { name, steps } of parts) {
  const started = performance.now()
  const chosen = steps({ hasElectron }).filter(step => words.length === 0 || words.some(word => step.name.includes(word)))
  results.push(...(await runSteps(chosen, Math.max(2, availableParallelism()))))
  console.log(`\n${name}: ${((performance.now() - started) / 1000).toFixed(0)} s`)
}

// A log may be cut to its end, and a step that failed early stands far above it.
const LAST_LINES = 60
for (const { name, output } of results.filter(({ passed, output }) => !passed && output !== ''))
  console.log(`\n== end of ${name}, which failed\n${output.split('\n').slice(-LAST_LINES).join('\n')}`)

const failed = results.filter(({ passed }) => !passed).map(({ name }) => name)
const missing = leftOut.list()
for (const line of missing) console.log(`left out: ${line}`)
if (flags.includes('--complete') && missing.length > 0) failed.push('nothing left out')
if (failed.length > 0) console.log(`failed: ${failed.join(', ')}`)
const checks = results.length + (flags.includes('--complete') ? 1 : 0)
console.log(`checks: ${checks - failed.length} passed, ${failed.length} failed`)
process.exit(failed.length === 0 ? 0 : 1)
