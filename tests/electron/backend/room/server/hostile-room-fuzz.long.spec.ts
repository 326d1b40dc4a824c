import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { contract } from '#common/contract/index.ts'
import { openTestRoom, type TestRoom } from '#tests/support/room/open-test-room.ts'
import { joinByPhone } from '#tests/support/room/phone-link.ts'
import { rawPhone } from '#tests/support/room/raw-phone.ts'

const SEED = Number(process.env['JMDI_FUZZ_SEED'] ?? 20_261_125)
const FRAMES = Number(process.env['JMDI_FUZZ_FRAMES'] ?? 6000)
/** Below the burst that the message rate limit allows. */
const FRAMES_PER_PHONE = 50
const PHONES = 6

/** Pseudo-random numbers from 0 to 1, the same for the same seed. */
function createSeededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

interface Dice {
  readonly below: (count: number) => number
  readonly one: <T>(values: readonly T[]) => T
}

function createDice(random: () => number): Dice {
  const below = (count: number): number => Math.floor(random() * count)
  return { below, one: values => values[below(values.length)] as (typeof values)[number] }
}

const NAMES = Object.keys(contract)
const WORDS = [
  '',
  'en',
  'fine',
  'poll',
  'own-poll',
  'own-poll~2',
  'constructor',
  '__proto__',
  '\u0000',
  '\ud800',
  '\u202E',
  'AAAAAA',
  'x'.repeat(300),
  '0190b2a4-7c1e-7a30-8000-000000000001',
]
const SHORT = WORDS.filter(({ length }) => length < 64)
const FIELDS = [
  'code',
  'token',
  'name',
  'lang',
  'organisation',
  'runId',
  'part',
  'answer',
  'kind',
  'items',
  'response',
  'text',
  'postId',
  'on',
  'up',
  'pace',
  '__proto__',
  'constructor',
]

function createNoise({ below, one }: Dice, room: TestRoom, depth = 0): unknown {
  switch (below(depth > 4 ? 5 : 8)) {
    case 0:
      return one([null, true, false])
    case 1:
      return one([0, 1, -1, 0.1, 1e21, 2 ** 53])
    case 2:
      return one(WORDS)
    case 3:
      return room.code
    case 4:
      return 'own-poll'
    case 5:
      return Array.from({ length: below(6) }, () => createNoise({ below, one }, room, depth + 1))
    default:
      return Object.fromEntries(Array.from({ length: below(6) }, () => [one(FIELDS), createNoise({ below, one }, room, depth + 1)]))
  }
}

/** Inputs that are nearly valid reach deeper than noise. */
function createNearMiss(dice: Dice, room: TestRoom): unknown {
  const valid: readonly Readonly<Record<string, unknown>>[] = [
    { code: room.code },
    { code: room.code, name: dice.one(WORDS), lang: 'en', organisation: '' },
    { runId: 'own-poll', part: '', answer: { kind: 'choice', items: [dice.below(4)] } },
    { runId: 'own-poll', text: dice.one(WORDS) },
    { pace: dice.one(['lost', 'fine', 'slow']) },
    { up: dice.below(2) === 0 },
  ]
  const input = dice.one(valid)
  return dice.below(2) === 0 ? input : { ...input, [dice.one(FIELDS)]: createNoise(dice, room) }
}

function createFrame(dice: Dice, room: TestRoom): string {
  const id = dice.below(4) === 0 ? dice.one(SHORT) : crypto.randomUUID()
  const name = dice.one([
    dice.one(NAMES),
    dice.one(NAMES.filter(one => one.startsWith('room.'))),
    dice.one(NAMES.filter(one => one.startsWith('room.'))),
    dice.one(SHORT),
  ])
  const input = dice.below(3) === 0 ? createNoise(dice, room) : createNearMiss(dice, room)
  const text = JSON.stringify({
    t: dice.below(60) === 0 ? 'event' : dice.one(['call', 'call', 'call', 'call', 'hello', 'ping']),
    n: dice.below(1000),
    name,
    input,
    id,
    contract: 'x',
  })
  // An invalid message ends its connection, so it is rare: most frames must get through to do harm.
  if (dice.below(60) > 0) return text
  const at = dice.below(text.length)
  return dice.one([text.slice(0, at), text.slice(0, at) + String.fromCharCode(dice.below(300)) + text.slice(at + 1), text + text])
}

function measureHeapAfterCollection(): number {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  return process.memoryUsage().heapUsed
}

async function fuzz(dice: Dice, room: TestRoom, frames: number): Promise<void> {
  for (let sent = 0; sent < frames; sent += FRAMES_PER_PHONE * PHONES) {
    const phones = await Promise.all(Array.from({ length: PHONES }, () => rawPhone(room.port)))
    await Promise.all(
      phones.map(async phone => {
        if (dice.below(2) === 0)
          await phone.call('room.join', { code: room.code, name: `Fuzz ${String(dice.below(40))}`, lang: 'en', organisation: '' })
        for (let index = 0; index < FRAMES_PER_PHONE; index += 1) phone.say(createFrame(dice, room))
        if (phone.isOpen())
          await Promise.race([phone.call('room.setPace', { pace: null }), new Promise(resolve => setTimeout(resolve, 2000))])
        phone.socket.terminate()
        await phone.closed
      }),
    )
  }
}

it(`a room withstands ${String(FRAMES)} frames of noise and near misses`, async () => {
  const room = await openTestRoom()
  const witness = await joinByPhone(room, 'Witness')
  const { runId } = await room.laptop.call('room.startAdHocActivity', {
    activity: {
      id: 'own-poll',
      kind: 'poll',
      title: 'Poll',
      promptHtml: '',
      items: ['One', 'Two', 'Three'],
      questionIds: [],
      multiple: false,
      names: 'facilitator',
      translations: {},
    },
  })
  const dice = createDice(createSeededRandom(SEED))
  await fuzz(dice, room, FRAMES / 2)
  const before = measureHeapAfterCollection()
  await fuzz(dice, room, FRAMES / 2)
  await expect.poll(async () => (await room.control()).live.connected, { timeout: 5000 }).toBe(1)
  expect(measureHeapAfterCollection() - before).toBeLessThan(25_000_000)
  expect(room.backend.reported).toEqual([])
  expect(await witness.link.call('room.answer', { runId, part: '', answer: { kind: 'choice', items: [2] } })).toEqual({ kind: 'saved' })
  const { people, live } = await room.control()
  expect(people.every(({ name }) => /[\p{L}\p{N}]/u.test(name))).toBe(true)
  expect(live.currentRun).toBe(runId)
  expect(Object.keys(Object.prototype)).toEqual([])
  witness.link.close()
  await room.close()
}, 120_000)
