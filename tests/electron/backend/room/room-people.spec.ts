import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestRoom, type TestRoom } from '#tests/support/room/open-test-room.ts'
import { idOf } from '#tests/support/room/rooms.ts'
import { phoneLink } from '#tests/support/room/phone-link.ts'
import { phonesOf } from '#tests/support/room/open-phones.ts'

let room: TestRoom

beforeEach(async () => {
  room = await openTestRoom()
})

afterEach(() => room.close())

const { opened, phone } = phonesOf(() => room)

describe('somebody who was expected', () => {
  const AMINA = { id: idOf(1), name: 'Amina El Idrissi', organisation: 'Water office', group: 1 }

  beforeEach(async () => {
    await room.laptop.call('workshops.setParticipants', { workshopId: room.workshopId, participants: [AMINA], groups: ['A', 'B'] })
  })

  const knocks = async (name: string): Promise<string> => {
    const link = phoneLink(room.port)
    opened.push(link)
    return (await link.call('room.join', { code: room.code, name, lang: 'en', organisation: '' })).kind
  }
  const line = async (name: string) => (await room.control()).people.find(person => person.name === name)

  it('is known by the name, and the phone is not told from which office', async () => {
    const { my } = await phone('amina el idrissi')
    expect([my.me.group, JSON.stringify(my).includes('Water office')]).toEqual([1, false])
    expect(await line('amina el idrissi')).toMatchObject({ expectedId: AMINA.id, organisation: 'Water office' })
  })

  it('comes once; of a second phone with the name the facilitator is told, whatever the first is called by then', async () => {
    const { my, link } = await phone('Amina El Idrissi')
    await link.call('room.changeOwnName', { name: 'Amina E.' })
    expect(await knocks('Amina El Idrissi')).toBe('name-taken')
    expect(await line('Amina E.')).toMatchObject({ claimedAgain: true })
    await room.laptop.call('room.changeParticipant', { personId: my.me.id, claimSeen: true })
    expect(await line('Amina E.')).toMatchObject({ claimedAgain: false })
  })

  it('has the place back once the facilitator says that it was somebody else', async () => {
    const { my } = await phone('Amina El Idrissi')
    await room.laptop.call('room.changeParticipant', { personId: my.me.id, notExpected: true, name: 'Amina Other' })
    const other = await line('Amina Other')
    expect([other?.expectedId, other?.organisation, other?.group]).toEqual([undefined, '', undefined])
    expect(await knocks('Amina El Idrissi')).toBe('joined')
    expect(await line('Amina El Idrissi')).toMatchObject({ expectedId: AMINA.id })
  })

  it('is found again when the facilitator spells the name right, or adds them by hand', async () => {
    const { my } = await phone('Amina Idrisi')
    await room.laptop.call('room.changeParticipant', { personId: my.me.id, name: 'Amina El Idrissi' })
    expect(await line('Amina El Idrissi')).toMatchObject({ expectedId: AMINA.id, group: 1 })
    await room.laptop.call('room.addParticipant', { name: 'AMINA EL IDRISSI', organisation: '' })
    const added = await line('AMINA EL IDRISSI')
    expect([added?.name, added?.expectedId, added?.group]).toEqual(['AMINA EL IDRISSI', undefined, undefined])
  })
})

describe('what the facilitator changes of a person', () => {
  it('is on that person’s phone at once, and on no other', async () => {
    const [one, two] = [await phone('One'), await phone('Two')]
    const [heard, overheard]: [unknown[], unknown[]] = [[], []]
    one.link.subscribe('room.participantStatusChanged', part => heard.push(part))
    two.link.subscribe('room.participantStatusChanged', part => overheard.push(part))
    await one.link.call('room.raiseHand', { up: true })
    await expect.poll(() => heard.at(-1)).toMatchObject({ handUp: true, me: { name: 'One' } })
    await room.laptop.call('room.changeParticipant', { personId: one.my.me.id, handDown: true })
    await expect.poll(() => heard.at(-1)).toMatchObject({ handUp: false })
    await room.laptop.call('room.changeParticipant', { personId: one.my.me.id, name: 'Oná' })
    await expect.poll(() => heard.at(-1)).toMatchObject({ me: { name: 'Oná' } })
    expect(overheard).toEqual([])
  })

  it('is a name that stands beside what they wrote, once that is over, too', async () => {
    const one = await phone('One')
    const { runId } = await room.laptop.call('room.startActivity', {
      activityId: 'one-page',
      again: false,
      points: false,
      teams: false,
      selfPaced: false,
    })
    await one.link.call('room.post', { runId, text: 'A page' })
    await room.laptop.call('room.setRunState', { runId, to: 'revealed' })
    await room.control()
    await room.laptop.call('room.changeParticipant', { personId: one.my.me.id, name: 'Oná' })
    expect((await room.control()).live.runs[0]?.result).toMatchObject({ posts: [{ by: 'Oná' }] })
  })
})
