import { parseArgs } from 'node:util'
import { killWhileSaving } from './kill-while-saving.ts'

const { values } = parseArgs({ options: { kills: { type: 'string', default: '200' } } })
const kills = Number(values.kills)
if (!Number.isInteger(kills) || kills < 1) throw new Error(`--kills ${values.kills}: a number above 0 is wanted`)

const started = process.hrtime.bigint()
const report = await killWhileSaving(kills, done => {
  if (done % 100 === 0) console.log(`${done} kills`)
})
const milliseconds = Number(process.hrtime.bigint() - started) / 1e6
console.log(`${report.kills} kills, ${report.acknowledged} acknowledged saves, ${Math.round(milliseconds / report.kills)} ms a kill`)
for (const line of report.broken) console.error(`broken: ${line}`)
process.exitCode = report.broken.length === 0 ? 0 : 1
