import type { FacilitatorView } from '#common/domain/room/views/facilitator.ts'
import { limitedRatio, limitedValue, median, type Figure } from './figure.ts'
import { openBenchServer, type BenchServer } from './hub/bench-server.ts'
import { openCrowd, openIoMember, openMember, p99Of, type Member } from './hub/crowd.ts'
import { machineMs, type Sender } from './hub/server-talk.ts'
import { rehearsalFigures } from './hub/rehearsal.ts'
import { reportFigures } from './hub/report.ts'
import { soakFigures } from './hub/soak.ts'
import { wallFigures } from './hub/wall.ts'

const PEOPLE = 1000
/** What the first people teach the machine's compiler is no memory of a participant. */
const WARM_UP = 100
const BROADCASTS = 15
const ROUNDS = 7
const SECOND_MS = 1000
const KILOBYTE = 1024
const ACTIVITY = 'hardest-answer'

/** A full room: how quickly it comes in, hears, answers and is counted, and what it weighs; server and phones share the machine. */
export async function hubFigures(): Promise<readonly Figure[]> {
  const server = await openBenchServer()
  try {
    const { phones, bare, figures } = await fill(server)
    const answers = await everybodyAnswers(server, phones, bare)
    const broadcasts = await broadcast(server, phones, bare)
    for (const member of [...phones, ...bare]) member.close()
    await server.end()
    return [...figures, ...broadcasts, ...answers, ...(await screenFigures()), ...(await soakFigures())]
  } finally {
    await server.remove()
  }
}

/** What people look at while a room is open, and after it. */
async function screenFigures(): Promise<readonly Figure[]> {
  return [...(await wallFigures()), ...(await rehearsalFigures()), ...(await reportFigures())]
}

interface Filled {
  readonly phones: readonly Member[]
  readonly bare: readonly Member[]
  readonly figures: readonly Figure[]
}

async function fill(server: BenchServer): Promise<Filled> {
  for (const guest of await openCrowd(WARM_UP, index => joins(server, `Guest ${String(index)}`))) guest.close()
  const empty = await server.memory()
  const started = performance.now()
  const phones = await openCrowd(PEOPLE, index => joins(server, `Person ${String(index)}`))
  const seconds = (performance.now() - started) / SECOND_MS
  const full = await server.memory()
  const bareStarted = performance.now()
  const bare = await openCrowd(PEOPLE, () => joinsBare(server))
  const bareSeconds = (performance.now() - bareStarted) / SECOND_MS
  const withBare = await server.memory()
  const weight = (bytes: number): number => bytes / KILOBYTE / PEOPLE
  return {
    phones,
    bare,
    figures: [
      limitedValue(
        '1,000 people at once through the door and joined, against as many bare ws sockets with two echoes',
        's',
        seconds,
        bareSeconds,
        10,
      ),
      limitedValue('resident memory a person, against a bare ws socket', 'KB', weight(full - empty), weight(withBare - full), 60),
    ],
  }
}

async function joins({ port, code }: BenchServer, name: string): Promise<Member> {
  const phone = await openMember(port, '/room')
  await phone.call('room.lookUp', { code })
  const verdict = (await phone.call('room.join', { code, name, lang: 'en', organisation: 'Town hall' })) as { readonly kind: string }
  if (verdict.kind !== 'joined') throw new Error(`${name} is not let in: ${verdict.kind}`)
  return phone
}

async function joinsBare({ wsPort }: BenchServer): Promise<Member> {
  const member = await openMember(wsPort, '/')
  for (const name of ['room.lookUp', 'room.join'])
    await member.call(name, { code: 'ABCDEF', name: 'Person', lang: 'en', organisation: 'Town hall' })
  return member
}

/** The same bytes by each sender in turn, to the same kind of client; the median of what the slowest hundredth waits. */
async function broadcast(server: BenchServer, phones: readonly Member[], bare: readonly Member[]): Promise<readonly Figure[]> {
  const io = await openCrowd(PEOPLE, () => openIoMember(server.ioPort))
  const crowds: Readonly<Record<Sender, readonly Pick<Member, 'nextArrival'>[]>> = { hub: phones, ws: bare, 'socket.io': io }
  const waits: Record<Sender, number[]> = { hub: [], ws: [], 'socket.io': [] }
  const order: readonly Sender[] = ['hub', 'ws', 'socket.io']
  for (let run = -1; run < BROADCASTS; run += 1) {
    for (const by of [...order.slice(run % 3), ...order.slice(0, run % 3)]) {
      const arrivals = Promise.all(crowds[by].map(member => member.nextArrival()))
      const { at } = await server.broadcast(by)
      const wait = p99Of((await arrivals).map(arrival => arrival - at))
      // The first of each warms up.
      if (run >= 0) waits[by].push(wait)
    }
  }
  for (const member of io) member.close()
  const [hub, ws, other] = [median(waits.hub), median(waits.ws), median(waits['socket.io'])]
  return [
    limitedRatio('a broadcast at its slowest hundredth, against bare ws, as a ratio', 'ms', hub, ws, 1.5),
    limitedRatio('a broadcast at its slowest hundredth, against socket.io, as a ratio', 'ms', hub, other, 1.5),
  ]
}

/** Everybody answers in the same moment, several times, each time an activity anew. */
async function everybodyAnswers({ laptop }: BenchServer, phones: readonly Member[], bare: readonly Member[]): Promise<readonly Figure[]> {
  const [acknowledged, tallied, echoed]: [number[], number[], number[]] = [[], [], []]
  await laptop.call('room.startEntry', { entryId: 'lasting-paper' })
  for (let round = 0; round < ROUNDS; round += 1) {
    const { runId } = await laptop.call('room.startActivity', {
      activityId: ACTIVITY,
      again: round > 0,
      points: false,
      teams: false,
      selfPaced: false,
    })
    const started = machineMs()
    const tally = talliedAt(laptop, runId)
    acknowledged.push(
      p99Of(
        await Promise.all(
          phones.map((phone, index) => answers(phone, { runId, part: '', answer: { kind: 'choice', items: [index % 5] } }, started)),
        ),
      ),
    )
    tallied.push((await tally) - started)
    const bareStarted = machineMs()
    echoed.push(
      p99Of(
        await Promise.all(
          bare.map(member =>
            member.call('room.answer', { runId, part: '', answer: { kind: 'choice', items: [1] } }).then(() => machineMs() - bareStarted),
          ),
        ),
      ),
    )
  }
  const [echo] = [median(echoed)]
  return [
    limitedValue(
      '1,000 answers at once: acknowledged after the disk, slowest hundredth, against a bare ws echo',
      'ms',
      median(acknowledged),
      echo,
      500,
    ),
    limitedValue(
      '1,000 answers at once: all of them on the facilitator’s screen, against a bare ws echo',
      'ms',
      median(tallied),
      echo,
      SECOND_MS,
    ),
  ]
}

async function answers(phone: Member, input: unknown, started: number): Promise<number> {
  const verdict = (await phone.call('room.answer', input)) as { readonly kind: string }
  if (verdict.kind !== 'saved') throw new Error(`an answer was not kept: ${JSON.stringify(verdict)}`)
  return machineMs() - started
}

function talliedAt(laptop: BenchServer['laptop'], runId: string): Promise<number> {
  return new Promise(resolve => {
    const stop = laptop.subscribe('room.facilitatorViewChanged', (live: FacilitatorView) => {
      if (live.runs.find(({ id }) => id === runId)?.answered !== PEOPLE) return
      stop()
      resolve(machineMs())
    })
  })
}
