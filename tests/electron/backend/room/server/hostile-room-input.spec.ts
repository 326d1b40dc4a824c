import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contract, type InputOf, type ProcedureName } from '#common/contract/index.ts'
import { openTestRoom, type TestRoom } from '#tests/support/room/open-test-room.ts'
import { joinByPhone, type Phone } from '#tests/support/room/phone-link.ts'
import { getErrorCode, getOutput, rawPhone, type RawPhone } from '#tests/support/room/raw-phone.ts'

let room: TestRoom
let witness: Phone
const sockets: RawPhone[] = []

beforeEach(async () => {
  room = await openTestRoom()
  witness = await joinByPhone(room, 'Witness')
})

afterEach(async () => {
  for (const { socket } of sockets.splice(0)) socket.terminate()
  witness.link.close()
  await room.close()
  expect(room.backend.reported).toEqual([])
  expect(Object.keys(Object.prototype)).toEqual([])
})

async function raw(): Promise<RawPhone> {
  const phone = await rawPhone(room.port)
  sockets.push(phone)
  return phone
}

async function rawJoined(name: string): Promise<RawPhone> {
  const phone = await raw()
  await phone.call('room.join', { code: room.code, name, lang: 'en', organisation: '' })
  return phone
}

const HOSTILE: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  0.5,
  'x'.repeat(10_000),
  '\u0000',
  '\ud800',
  '__proto__',
  'constructor',
  [],
  Array.from({ length: 3000 }, () => 0),
  JSON.parse('{"__proto__":{"polluted":true}}'),
  JSON.parse('['.repeat(500) + ']'.repeat(500)),
  { toString: 1, length: -1 },
]

const validInputs = (runId: string): Readonly<Partial<Record<ProcedureName, Readonly<Record<string, unknown>>>>> => ({
  'room.lookUp': { code: room.code, token: 'x' },
  'room.join': { code: room.code, name: 'Other', lang: 'en', organisation: '', expectedId: witness.state.me.id },
  'room.rejoin': { code: room.code, returnCode: 'AAAAAA' },
  'room.authenticateFacilitator': { code: 'AAAAAAAA' },
  'room.answer': { runId, part: '', answer: { kind: 'choice', items: [0] } },
  'room.post': { runId, text: 'Text' },
  'room.vote': { runId, postId: witness.state.me.id, on: true },
  'room.setPace': { pace: 'fine' },
  'room.raiseHand': { up: true },
  'room.changeOwnName': { name: 'Other' },
  'room.changeOwnLanguage': { lang: 'ar' },
  'room.lesson': { lang: 'ar' },
  'room.takeHome': { lang: 'ar' },
  'room.participantState': {},
})

const EXPECTED_CODES = ['ok', 'bad-input', 'not-found', 'conflict', 'not-signed-in']

describe('every field of every procedure that a phone may call', () => {
  it('accepts hostile values without an internal error', async () => {
    const { runId } = await room.laptop.call('room.startAdHocActivity', { activity: poll })
    const all = validInputs(runId)
    const open = (Object.keys(contract) as ProcedureName[]).filter(name => contract[name].reach.some(reach => reach === 'participant'))
    expect(open.filter(name => all[name] === undefined)).toEqual([])
    const unexpected: string[] = []
    for (const [index, name] of open.entries()) {
      for (const field of Object.keys(all[name] ?? {})) {
        const phone = await rawJoined(`Fuzz ${String(index)} ${field}`)
        for (const value of HOSTILE) {
          const code = getErrorCode(await phone.call(name, { ...all[name], [field]: value }))
          if (![...EXPECTED_CODES, 'disconnected'].includes(code)) unexpected.push(`${name}.${field}: ${code}`)
        }
      }
    }
    expect(unexpected).toEqual([])
    expect((await witness.link.call('room.participantState')).me.name).toBe('Witness')
  }, 60_000)

  it('is bounded in each kind of answer', async () => {
    const phone = await rawJoined('One')
    const { runId } = await room.laptop.call('room.startAdHocActivity', { activity: poll })
    const answers = [
      { kind: 'choice', items: Array.from({ length: 21 }, (_, index) => index) },
      { kind: 'choice', items: [2 ** 53] },
      { kind: 'choice', items: [-1] },
      { kind: 'choice', items: [0, 0] },
      { kind: 'choice', items: ['0'] },
      { kind: 'order', items: [1, 0] },
      { kind: 'ratings', steps: [9] },
      { kind: 'places', places: [{ power: 4, interest: 0 }] },
      { kind: 'question', response: { kind: 'open', text: 'x'.repeat(4001) } },
      { kind: 'question', response: { kind: 'gap', gaps: { constructor: 'x' } } },
      { kind: '__proto__' },
    ]
    for (const answer of answers) {
      const message = await phone.call('room.answer', { runId, part: '', answer })
      expect(message.t === 'error' ? message.code : getOutput(message)['kind']).toMatch(/bad-input|refused/)
    }
    for (const part of ['constructor', 'tostring', 'no-such-question'])
      expect(getOutput(await phone.call('room.answer', { runId, part, answer: { kind: 'choice', items: [0] } }))['kind']).toBe('refused')
  })
})

describe('names and posts', () => {
  it.each([
    ['with line breaks', 'Amina\u0000\r\nEl Idrissi', 'Amina El Idrissi'],
    ['with reversed direction', 'abc\u202Efdp.exe', 'abc fdp.exe'],
    ['with half a character', 'Ali \ud83d', 'Ali'],
    ['with invisible characters', 'A\u200Bl\u2060i\u00AD\u3164', 'Ali'],
    ['with piled-up marks', `Z${'\u0335'.repeat(60)}oe`, `Z${'\u0335'.repeat(4)}oe`],
    ['with markup', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
    ['named like a built-in', '__proto__', '__proto__'],
    ['in Persian with its joiner', 'علی\u200Cرضا', 'علی\u200Cرضا'],
  ])('%s are cleaned to one readable line', async (_, typed, cleaned) => {
    const phone = await raw()
    const output = getOutput(await phone.call('room.join', { code: room.code, name: typed, lang: 'en', organisation: typed }))
    expect(output).toMatchObject({ kind: 'joined', state: { me: { name: cleaned } } })
  })

  it('that are invisible are refused, and invisible characters make no different name', async () => {
    const phone = await raw()
    for (const name of ['\u200B\u200B', '\u3164', '...', '\u202E'])
      expect(getErrorCode(await phone.call('room.join', { code: room.code, name, lang: 'en', organisation: '' }))).toBe('bad-input')
    expect(getOutput(await phone.call('room.join', { code: room.code, name: 'Wit\u200Dness', lang: 'en', organisation: '' }))).toEqual({
      kind: 'name-taken',
    })
  })

  it('from a facilitator’s phone are text, not markup', async () => {
    const phone = await raw()
    await phone.call('room.authenticateFacilitator', { code: room.facilitatorCode })
    await phone.call('room.startAdHocActivity', {
      activity: {
        ...poll,
        promptHtml: '<img src=x onerror=alert(1)><form action=//evil.example>',
        translations: { fr: { title: 'x', promptHtml: '<b>x</b>', items: ['Un', 'Deux'] } },
      },
    })
    const { activity } = (await witness.link.call('room.participantState')).view
    expect(activity?.texts.en?.promptHtml).toBe('<p>&lt;img src=x onerror=alert(1)&gt;&lt;form action=//evil.example&gt;</p>')
    expect(activity?.texts.fr?.promptHtml).not.toContain('<b>')
  })
})

describe('ids named like built-ins', () => {
  it('are ids like any other: an anonymous activity of such a name has its own key', async () => {
    for (const id of ['constructor', 'valueof', 'tests']) {
      const { runId } = await room.laptop.call('room.startAdHocActivity', { activity: { ...poll, id, names: 'anonymous' } })
      expect(await witness.link.call('room.answer', { runId, part: '', answer: { kind: 'choice', items: [1] } })).toEqual({ kind: 'saved' })
      expect((await witness.link.call('room.participantState')).answers).toEqual({ '': { kind: 'choice', items: [1] } })
      await room.laptop.call('room.setRunState', { runId, to: 'closed' })
    }
    await expect(
      room.laptop.call('room.markAttendance', { entryId: 'constructor', personId: witness.state.me.id, present: true }),
    ).rejects.toMatchObject({ code: 'not-found' })
  })
})

const poll: InputOf<'room.startAdHocActivity'>['activity'] = {
  id: 'poll',
  kind: 'poll',
  title: 'Poll',
  promptHtml: '',
  items: ['One', 'Two'],
  questionIds: [],
  multiple: false,
  names: 'facilitator',
  translations: {},
}
