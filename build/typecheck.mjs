import { onEndSignal } from './end-signal.mjs'
import { endSteps, runSteps } from './test/schedule.mjs'
import { shortSteps } from './test/steps.mjs'

onEndSignal(() => {
  endSteps()
  process.exit(1)
})
const layers = shortSteps({ hasElectron: false }).filter(({ name }) => name.startsWith('types of'))
const results = await runSteps(layers, 2)
process.exit(results.every(({ passed }) => passed) ? 0 : 1)
