import { loadRoom } from '#backend/room/load-room.ts'
import { openStorage } from '#backend/storage/open-storage.ts'
import { limitedRatio, limitedValue, type Figure } from '#tests/bench/figure.ts'
import { openBenchServer, type BenchServer } from './bench-server.ts'
import { keepsComing, type Regular } from './regular.ts'

const PEOPLE = 200
const MINUTES = 180
/** An hour goes by in two minutes: what happens in a minute happens in this time. */
const MINUTE_MS = 2000
const DROPPING = 0.2
const MINUTES_OF_AN_ACTIVITY = 5
const MEGABYTE = 1024 * 1024

/** Three hours with a restless Wi-Fi: each minute one in five falls off and comes back, and everybody answers. */
export async function soakFigures(): Promise<readonly Figure[]> {
  const server = await openBenchServer()
  try {
    const people = await Promise.all(Array.from({ length: PEOPLE }, (_, index) => keepsComing(server, `Person ${String(index)}`)))
    const memory = await threeHours(server, people)
    const given = people.flatMap(person => [...person.kept])
    for (const person of people) person.leave()
    await server.end()
    const lost = await countLost(server, people)
    const third = Math.floor(memory.length / 3)
    const [first, last] = [average(memory.slice(0, third)), average(memory.slice(-third))]
    return [
      limitedValue(
        `answers lost of those kept in three hours of 200 with one in five falling off each minute (${String(MINUTES)} minutes of ${String(MINUTE_MS / 1000)} s), against those kept`,
        'answers',
        lost,
        given.length,
        0,
      ),
      limitedRatio(
        'resident memory in the last third of them, against the first third, as a ratio',
        'MB',
        last / MEGABYTE,
        first / MEGABYTE,
        1.03,
      ),
    ]
  } finally {
    await server.remove()
  }
}

/** @returns resident bytes at the end of each minute */
async function threeHours({ laptop, memory }: BenchServer, people: readonly Regular[]): Promise<readonly number[]> {
  const samples: number[] = []
  await laptop.call('room.startEntry', { entryId: 'lasting-paper' })
  let runId = ''
  for (let minute = 0; minute < MINUTES; minute += 1) {
    if (minute % MINUTES_OF_AN_ACTIVITY === 0) {
      runId = (await laptop.call('room.startAdHocActivity', { activity: { ...POLL, id: `poll-${String(minute)}` } })).runId
    }
    const began = performance.now()
    await Promise.all(people.map(person => person.livesAMinute(runId, MINUTE_MS, Math.random() < DROPPING)))
    samples.push(await memory())
    await new Promise(resolve => setTimeout(resolve, Math.max(0, MINUTE_MS - (performance.now() - began))))
  }
  return samples
}

const POLL = {
  kind: 'poll',
  title: 'Which?',
  promptHtml: '<p>Which?</p>',
  items: ['1', '2', '3', '4', '5'],
  multiple: false,
  names: 'facilitator',
  questionIds: [],
  translations: {},
} as const

/** Answers that were acknowledged and are not on the disk as they were last given. */
async function countLost({ dataFolder, workshopId }: BenchServer, people: readonly Regular[]): Promise<number> {
  const opened = await openStorage({ path: dataFolder })
  if (opened.kind === 'in-use') throw new Error('the server has not ended')
  const { state } = await loadRoom(opened.storage, workshopId)
  await opened.storage.close()
  const missing = people.flatMap(({ id, kept }) =>
    [...kept].filter(
      ([runId, item]) =>
        JSON.stringify(state.runs.find(run => run.id === runId)?.ballots[id]?.['']) !== JSON.stringify({ kind: 'choice', items: [item] }),
    ),
  )
  return missing.length
}

function average(samples: readonly number[]): number {
  return samples.reduce((sum, sample) => sum + sample, 0) / samples.length
}
