import { parseArgs } from 'node:util'
import { killInARoom } from './kill-in-a-room.ts'
import { killWhileSaving } from './kill-while-saving.ts'

// `--kills N`: a backend is killed while it saves. `--rooms N`: rooms whose server is killed in the middle of a round. `--seed N`: the first room's.
const { values } = parseArgs({ options: { kills: { type: 'string' }, rooms: { type: 'string' }, seed: { type: 'string' } } })
const rooms = values.rooms === undefined ? 0 : readNumber('rooms', values.rooms)
const kills = values.kills === undefined && rooms > 0 ? 0 : readNumber('kills', values.kills ?? '200')
const broken = [...(kills > 0 ? await saveAndKill(kills) : []), ...(rooms > 0 ? await killRooms(rooms) : [])]
for (const line of broken) console.error(`broken: ${line}`)
process.exitCode = broken.length === 0 ? 0 : 1

function readNumber(name: string, text: string): number {
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} ${text}: a number above 0 is wanted`)
  return number
}

async function saveAndKill(times: number): Promise<readonly string[]> {
  const started = process.hrtime.bigint()
  const report = await killWhileSaving(times, done => {
    if (done % 100 === 0) console.log(`${done} kills`)
  })
  const milliseconds = Number(process.hrtime.bigint() - started) / 1e6
  console.log(`${report.kills} kills, ${report.acknowledged} acknowledged saves, ${Math.round(milliseconds / report.kills)} ms a kill`)
  return report.broken
}

async function killRooms(times: number): Promise<readonly string[]> {
  const first = values.seed === undefined ? Math.floor(Math.random() * 2 ** 31) : readNumber('seed', values.seed)
  const broken: string[] = []
  for (let room = 0; room < times; room += 1) {
    const report = await killInARoom(first + room)
    console.log(
      `room ${String(room + 1)}, seed ${String(report.seed)}: ${String(report.kills)} kills, ${String(report.acknowledged)} acknowledged answers${report.broken.length === 0 ? '' : ', BROKEN'}`,
    )
    broken.push(...report.broken.map(line => `seed ${String(report.seed)}: ${line}`))
  }
  return broken
}
