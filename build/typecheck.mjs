import { run } from './lib.mjs'

/** One program a layer, so that what a layer may not know has no name in it; the longest first. */
const layers = ['tests', 'renderer', 'backend', 'common', 'main', 'preload']
const AT_ONCE = 2

let failed = false

async function checkNext() {
  for (let layer = layers.shift(); layer !== undefined; layer = layers.shift()) {
    const code = await run(process.execPath, ['node_modules/vue-tsc/bin/vue-tsc.js', '-p', `build/tsconfig.${layer}.json`])
    if (code === 0) continue
    console.error(`types: ${layer} fails`)
    failed = true
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, checkNext))
process.exit(failed ? 1 : 0)
