import { build } from './build.mjs'
import { findOrInstallChromium } from './chromium.mjs'
import { install } from './install.mjs'
import { requireNode, root } from './lib.mjs'

requireNode()
const json = process.argv.includes('--json')
// With --json the last line of standard output is the figures; what set-up says goes to standard error.
const print = console.log
console.log = console.error
if (!(await install())) process.exit(1)
await build()
process.env.CHROMIUM_PATH ??= await findOrInstallChromium()
const { importTs } = await import('./import-ts.mjs')
const { runBench } = await importTs(`${root}tests/bench/run-bench.ts`)
const wanted = process.argv.slice(2).filter(argument => !argument.startsWith('-'))
const figures = await runBench(wanted, line => (json ? console.error(line) : print(line)))
if (json) print(JSON.stringify({ figures }))
process.exit(figures.every(figure => figure.holds) ? 0 : 1)
