import { run } from './lib.mjs'

/** One program a layer, so that what a layer may not know has no name in it. */
const layers = ['common', 'backend', 'main', 'preload', 'renderer', 'tests']

let failed = false
for (const layer of layers) {
  const code = await run(process.execPath, ['node_modules/vue-tsc/bin/vue-tsc.js', '-p', `build/tsconfig.${layer}.json`])
  if (code !== 0) {
    console.error(`types: ${layer} fails`)
    failed = true
  }
}
process.exit(failed ? 1 : 0)
