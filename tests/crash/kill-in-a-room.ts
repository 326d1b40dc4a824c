import { once } from 'node:events'
import { mkdtemp, realpath, rm } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { loadRoom } from '#backend/room/load-room.ts'
import { openStorage } from '#backend/storage/open-storage.ts'
import type { RoomState } from '#common/domain/room/state.ts'
import { serve, type Served } from '#tests/e2e/support/serve.ts'
import { seededRandom } from '#tests/support/seeded-random.ts'
import { waitForNextOwner } from '#tests/support/server-process.ts'
import { linkByAddress, type SocketLink } from '#tests/support/socket-link.ts'
import { startAnswerer, type Answerer, type Place, type Round } from './room-answers.ts'

export interface RoomKillReport {
  readonly seed: number
  readonly kills: number
  /** Answers and posts that were acknowledged. */
  readonly acknowledged: number
  /** What was acknowledged and is not there, or is there twice; empty when all is well. */
  readonly broken: readonly string[]
}

/** Three deaths in a minute, and a server is left: each room has fewer. */
const KILLS = 2
const PHONES = 24
/** A kill comes after at most so many more answers, and so many milliseconds more; now and then after none, while phones come in. */
const MOST_ANSWERS = 150
const LONGEST_WAIT_MS = 30
const AFTERWARDS = 100
const LOOK_AGAIN_MS = 2
const POLL = {
  id: 'named-poll',
  kind: 'poll',
  title: 'Which?',
  promptHtml: '<p>Which?</p>',
  items: ['1', '2', '3', '4', '5'],
  multiple: false,
  names: 'facilitator',
  questionIds: [],
  translations: {},
} as const
const WALL = { ...POLL, id: 'named-wall', kind: 'question-wall', items: [] } as const

/** Runs a room in the real program, kills its server in the middle of a round with everybody answering, and looks at what is left. */
export async function killInARoom(seed: number, program?: string): Promise<RoomKillReport> {
  const random = seededRandom(seed)
  const base = await mkdtemp(join(await realpath(tmpdir()), 'jmdi-room-kill-'))
  const dataFolder = join(base, 'data')
  const served = await serve(dataFolder, undefined, program, { JMDI_HUB_PORT: String(await freePort()) })
  try {
    const laptop = await linkByAddress(served.address)
    const { place, round, workshopId } = await beginRound(laptop)
    const phones = await answerAndKill(dataFolder, place, round, random)
    const seen = await seenBy(laptop, phones, round)
    laptop.close()
    await served.stop()
    const state = await stateOnDisk(dataFolder, workshopId)
    return { seed, kills: KILLS, acknowledged: acknowledgedBy(phones), broken: [...seen, ...brokenIn(state, phones, round)] }
  } finally {
    await waitForEnd(served)
    await rm(base, { recursive: true, force: true })
  }
}

/** The room comes back on its port: one that the system chooses anew would be another. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}

async function waitForEnd({ process: child, stop }: Served): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await stop()
}

async function beginRound(laptop: SocketLink): Promise<{ readonly place: Place; readonly round: Round; readonly workshopId: string }> {
  await laptop.call('facilitators.setEnabled', { isOn: true })
  const { id: workshopId } = await laptop.call('workshops.create', {
    source: { kind: 'guide', courseId: 'partnerships', agenda: 'half-day' },
    lang: 'en',
  })
  const opened = await laptop.call('room.open', { workshopId })
  if (opened.kind !== 'opened') throw new Error(`the room does not open: ${opened.because}`)
  await laptop.call('room.startEntry', { entryId: 'lasting-paper' })
  const { runId: poll } = await laptop.call('room.startAdHocActivity', { activity: POLL })
  const { runId: wall } = await laptop.call('room.startAdHocActivity', { activity: WALL })
  // Starting the second has paused the first.
  await laptop.call('room.setRunState', { runId: poll, to: 'open' })
  const { live } = opened.control
  return { place: { port: live.address.port, code: live.code }, round: { poll, wall }, workshopId }
}

async function answerAndKill(dataFolder: string, place: Place, round: Round, random: () => number): Promise<readonly Answerer[]> {
  let isOver = false
  const phones = Array.from({ length: PHONES }, (_, index) => startAnswerer(place, `Person ${String(index)}`, round, random))
  const answering = Promise.all(phones.map(phone => phone.answerUntil(() => isOver)))
  let server = await waitForNextOwner(dataFolder, undefined)
  for (let kill = 0; kill < KILLS; kill += 1) {
    await Promise.race([moreAnswers(phones, Math.floor(random() * MOST_ANSWERS)), answering])
    await pause(random() * LONGEST_WAIT_MS)
    process.kill(server, 'SIGKILL')
    server = await waitForNextOwner(dataFolder, server)
  }
  await Promise.race([moreAnswers(phones, AFTERWARDS), answering])
  isOver = true
  await answering
  return phones
}

async function moreAnswers(phones: readonly Answerer[], more: number): Promise<void> {
  const wanted = acknowledgedBy(phones) + more
  while (acknowledgedBy(phones) < wanted) await pause(LOOK_AGAIN_MS)
}

function acknowledgedBy(phones: readonly Answerer[]): number {
  return phones.reduce((sum, phone) => sum + phone.acknowledged(), 0)
}

/** What the facilitator sees when the round is over. */
async function seenBy(laptop: SocketLink, phones: readonly Answerer[], { poll, wall }: Round): Promise<readonly string[]> {
  const { control } = await laptop.call('room.state')
  for (const phone of phones) phone.leave()
  if (control === null) return ['the room is not open']
  const results = new Map(control.live.runs.map(run => [run.id, run]))
  const voters = phones.filter(phone => phone.lastAnswer() !== undefined).length
  const result = results.get(poll)?.result
  const posts = results.get(wall)?.result
  const written = phones.reduce((sum, phone) => sum + phone.posts.size, 0)
  return [
    ...(control.live.joined === phones.length ? [] : [`${String(control.live.joined)} people, not ${String(phones.length)}`]),
    ...(result?.n === voters ? [] : [`${String(result?.n)} answers are counted, not ${String(voters)}`]),
    ...(posts?.kind === 'posts' && posts.posts.length === written ? [] : [`the wall does not have ${String(written)} posts`]),
  ]
}

async function stateOnDisk(dataFolder: string, workshopId: string): Promise<RoomState> {
  const opened = await openStorage({ path: dataFolder })
  if (opened.kind === 'in-use') throw new Error(`in use by ${String(opened.owner.pid)}`)
  const { state } = await loadRoom(opened.storage, workshopId)
  await opened.storage.close()
  return state
}

function brokenIn(state: RoomState, phones: readonly Answerer[], { poll, wall }: Round): readonly string[] {
  const ballots = state.runs.find(({ id }) => id === poll)?.ballots ?? {}
  const posts = state.runs.find(({ id }) => id === wall)?.posts ?? []
  return phones.flatMap(phone => {
    const [item, kept] = [phone.lastAnswer(), ballots[phone.id()]?.['']]
    const wrongAnswer =
      item === undefined || (kept?.kind === 'choice' && kept.items[0] === item)
        ? []
        : [`${phone.id()} chose ${String(item)}: ${JSON.stringify(kept)}`]
    const wrongPosts = [...phone.posts]
      .filter(text => posts.filter(post => post.text === text).length !== 1)
      .map(text => `not there once: ${text}`)
    return [...wrongAnswer, ...wrongPosts]
  })
}
