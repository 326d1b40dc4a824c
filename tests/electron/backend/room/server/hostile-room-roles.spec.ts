import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contract, type InputOf, type ProcedureName } from '#common/contract/index.ts'
import type { Reach } from '#common/contract/procedure.ts'
import { openTestRoom, type TestRoom } from '#tests/support/room/open-test-room.ts'
import { joinByPhone, type Phone } from '#tests/support/room/phone-link.ts'
import { getErrorCode, getOutput, rawPhone, type RawPhone } from '#tests/support/room/raw-phone.ts'

let room: TestRoom
const sockets: RawPhone[] = []
const phones: Phone[] = []

beforeEach(async () => {
  room = await openTestRoom()
})

afterEach(async () => {
  for (const { socket } of sockets.splice(0)) socket.terminate()
  for (const { link } of phones.splice(0)) link.close()
  await room.close()
})

async function raw(): Promise<RawPhone> {
  const phone = await rawPhone(room.port)
  sockets.push(phone)
  return phone
}

async function rawJoined(name: string): Promise<RawPhone> {
  const phone = await raw()
  expect(getOutput(await phone.call('room.join', { code: room.code, name, lang: 'en', organisation: '' }))).toMatchObject({
    kind: 'joined',
  })
  return phone
}

async function rawFacilitator(): Promise<RawPhone> {
  const phone = await raw()
  expect(getOutput(await phone.call('room.authenticateFacilitator', { code: room.facilitatorCode }))).toMatchObject({
    kind: 'authenticated',
  })
  return phone
}

async function joined(name: string): Promise<Phone> {
  const phone = await joinByPhone(room, name)
  phones.push(phone)
  return phone
}

const names = Object.keys(contract) as ProcedureName[]
const closedTo = (kind: Reach): readonly ProcedureName[] => names.filter(name => !contract[name].reach.some(reach => reach === kind))

/** Calls each procedure and lists those not forbidden; each connection stays below the message rate limit. */
async function listAllowed(called: readonly ProcedureName[], open: () => Promise<RawPhone>): Promise<readonly string[]> {
  const allowed: string[] = []
  for (let from = 0; from < called.length; from += 40) {
    const phone = await open()
    for (const name of called.slice(from, from + 40)) {
      const code = getErrorCode(await phone.call(name))
      if (code !== 'forbidden') allowed.push(`${name}: ${code}`)
    }
  }
  return allowed
}

describe('every procedure that participants may not call', () => {
  it('is forbidden to a phone that has not joined', async () => {
    expect(closedTo('participant').length).toBeGreaterThan(60)
    expect(await listAllowed(closedTo('participant'), raw)).toEqual([])
  })

  it('is forbidden to a phone that has joined', async () => {
    let count = 0
    expect(await listAllowed(closedTo('participant'), () => rawJoined(`One ${String((count += 1))}`))).toEqual([])
  })

  it('is forbidden to a facilitator’s phone if it is for windows or participants only', async () => {
    expect(await listAllowed(closedTo('facilitator'), rawFacilitator)).toEqual([])
  })

  it('and every one on a participant’s own record requires to have joined', async () => {
    const own = names.filter(name => contract[name].owner === 'participant')
    expect(own.length).toBeGreaterThan(6)
    const phone = await raw()
    for (const name of own)
      expect([name, ['not-signed-in', 'bad-input'].includes(getErrorCode(await phone.call(name)))]).toEqual([name, true])
    expect(getErrorCode(await phone.call('room.participantState'))).toBe('not-signed-in')
  })

  it('is not found by the name of an object’s built-in property', async () => {
    const phone = await rawJoined('One')
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty', ''])
      expect(getErrorCode(await phone.call(name))).toBe('not-found')
  })
})

describe('a participant’s secrets', () => {
  it('give no access as a facilitator', async () => {
    const { token, state } = await joined('One')
    const phone = await raw()
    for (const code of [token, state.me.returnCode, room.code, `${state.me.id}.${token}`, 'laptop.', '.', '']) {
      expect([code, getOutput(await phone.call('room.authenticateFacilitator', { code }))['kind'] === 'authenticated']).toEqual([
        code,
        false,
      ])
    }
    expect(getErrorCode(await phone.call('room.state'))).toBe('forbidden')
  })

  it('are not reachable by another’s id: a call with that id makes another participant', async () => {
    const victim = await joined('Amina')
    const thief = await raw()
    const output = getOutput(
      await thief.call('room.join', { code: room.code, name: 'Thief', lang: 'en', organisation: '' }, victim.state.me.id),
    )
    expect(output).toMatchObject({ kind: 'joined', state: { me: { name: 'Thief' } } })
    expect((output['state'] as { me: { id: string } }).me.id).not.toBe(victim.state.me.id)
    expect((await victim.link.call('room.lookUp', { code: room.code, token: victim.token })).kind).toBe('rejoined')
  })

  it('are not reachable by a token that is nearly right, nor by a return code as token', async () => {
    const victim = await joined('Amina')
    const phone = await raw()
    for (const token of [victim.state.me.returnCode, victim.state.me.id, `${victim.token.slice(0, -1)}~`, '']) {
      expect(getOutput(await phone.call('room.lookUp', { code: room.code, token }))).toMatchObject({ kind: 'lobby' })
    }
    expect(getErrorCode(await phone.call('room.participantState'))).toBe('not-signed-in')
  })
})

describe('the record of another participant', () => {
  it('is not changed by naming it in an input', async () => {
    const [victim, other] = [await joined('Amina'), await rawJoined('Other')]
    const { runId } = await room.laptop.call('room.startAdHocActivity', { activity: namedPoll })
    const answer = { kind: 'choice', items: [0] }
    const more = { by: victim.state.me.id, id: victim.state.me.id, personId: victim.state.me.id, participantId: victim.state.me.id }
    expect(getOutput(await other.call('room.answer', { runId, part: '', answer, ...more }))).toEqual({ kind: 'saved' })
    await other.call('room.raiseHand', { up: true, ...more })
    await other.call('room.changeOwnLanguage', { lang: 'ar', ...more })
    expect(getErrorCode(await other.call('room.changeOwnName', { name: 'Amina', ...more }))).toBe('conflict')
    const mine = await victim.link.call('room.participantState')
    expect([mine.answers, mine.handUp, mine.me.lang, mine.me.name]).toEqual([{}, false, 'en', 'Amina'])
  })

  it('is not changed by a post or vote that carries another’s id', async () => {
    const [victim, other] = [await joined('Amina'), await rawJoined('Other')]
    const { runId } = await room.laptop.call('room.startAdHocActivity', {
      activity: { ...namedPoll, id: 'wall', kind: 'question-wall', items: [] },
    })
    await victim.link.call('room.post', { runId, text: 'Mine' })
    const [post] = (await victim.link.call('room.participantState')).posts
    await other.call('room.post', { runId, text: 'Not yours' }, post?.id)
    expect((await victim.link.call('room.participantState')).posts).toEqual([post])
    expect(getOutput(await other.call('room.vote', { runId, postId: post?.id, on: true }))).toEqual({
      kind: 'refused',
      because: 'does-not-fit',
    })
  })

  it('is no longer readable by a phone whose participant was removed or merged', async () => {
    const [remaining, merged, removed] = [await joined('Remaining'), await rawJoined('Merged'), await rawJoined('Removed')]
    const readId = async (phone: RawPhone): Promise<string> =>
      (getOutput(await phone.call('room.participantState'))['me'] as { id: string }).id
    const [mergedId, removedId] = [await readId(merged), await readId(removed)]
    await room.laptop.call('room.mergeParticipants', { from: mergedId, into: remaining.state.me.id })
    await room.laptop.call('room.removeParticipant', { personId: removedId })
    expect(getErrorCode(await merged.call('room.participantState'))).toBe('disconnected')
    expect(getErrorCode(await removed.call('room.participantState'))).toBe('disconnected')
    expect((await room.control()).people.map(({ name }) => name)).toEqual(['Remaining'])
  })
})

const namedPoll: InputOf<'room.startAdHocActivity'>['activity'] = {
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
