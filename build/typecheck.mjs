import { run } from './lib.mjs'

const VUE = 'node_modules/vue-tsc/bin/vue-tsc.js'
/** TypeScript 7, five times as fast; it reads no components yet. */
const NATIVE = 'node_modules/typescript-native/bin/tsc'

/** One program a layer, so that what a layer may not know has no name in it; the longest first. */
const layers = [
  { name: 'tests', program: VUE },
  { name: 'renderer', program: VUE },
  { name: 'backend', program: NATIVE },
  { name: 'main', program: NATIVE },
  { name: 'preload', program: NATIVE },
  { name: 'common', program: NATIVE },
]
const AT_ONCE = 2

let failed = false

async function checkNext() {
  for (let layer = layers.shift(); layer !== undefined; layer = layers.shift()) {
    const code = await run(process.execPath, [layer.program, '-p', `build/config/tsconfig.${layer.name}.json`])
    if (code === 0) continue
    console.error(`types: ${layer.name} fails`)
    failed = true
  }
}

await Promise.all(Array.from({ length: AT_ONCE }, checkNext))
process.exit(failed ? 1 : 0)
