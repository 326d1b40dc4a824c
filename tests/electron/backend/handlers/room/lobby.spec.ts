import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestRoom, type TestRoom } from '#tests/support/room/open-test-room.ts'
import { testId } from '#tests/support/room/rooms.ts'
import { phonesIn } from '#tests/support/room/open-phones.ts'
import { joined, phoneLink } from '#tests/support/room/phone-link.ts'

let room: TestRoom

beforeEach(async () => {
  room = await openTestRoom()
})

afterEach(() => room.close())

const { opened, phone } = phonesIn(() => room)

describe('a phone in the lobby of a room', () => {
  it('sees the lobby with the room code, in any case and with spaces, and joins', async () => {
    const link = phoneLink(room.port)
    opened.push(link)
    const typed = `${room.code.slice(0, 3).toLowerCase()} ${room.code.slice(3)}`
    expect(await link.call('room.lookUp', { code: typed })).toMatchObject({
      kind: 'lobby',
      lobby: { titles: { en: 'Workshop: a table that lasts' }, names: [] },
    })
    const { token, state } = joined(
      await link.call('room.join', { code: typed, name: ' Amina  El Idrissi ', lang: 'ar', organisation: 'Town hall' }),
    )
    expect([token.length > 20, state.me.name, state.me.returnCode.length]).toEqual([true, 'Amina El Idrissi', 6])
    expect((await room.control()).people).toMatchObject([
      { name: 'Amina El Idrissi', organisation: 'Town hall', connected: true, hasPhone: true, claimedAgain: false },
    ])
  })

  it('reconnects as the same participant with its token after a reload, or with the return code when its storage is lost', async () => {
    const { link, token, state } = await phone('Binod')
    link.sleep()
    const reloaded = phoneLink(room.port)
    opened.push(reloaded)
    const back = await reloaded.call('room.lookUp', { code: room.code, token })
    expect(back.kind === 'rejoined' && back.state.me.id).toBe(state.me.id)
    const other = phoneLink(room.port)
    opened.push(other)
    const returned = joined(await other.call('room.rejoin', { code: room.code, returnCode: state.me.returnCode.toLowerCase() }))
    expect(returned.state.me.id).toBe(state.me.id)
    expect((await room.control()).live.joined).toBe(1)
  })

  it('cannot join under a name that somebody in the room has', async () => {
    await phone('Amina')
    const link = phoneLink(room.port)
    opened.push(link)
    expect(await link.call('room.join', { code: room.code, name: 'AMINA', lang: 'en', organisation: '' })).toEqual({ kind: 'name-taken' })
  })

  it('waits longer after each wrong code, while nobody else waits', async () => {
    const guesser = phoneLink(room.port)
    opened.push(guesser)
    const waits: number[] = []
    for (let guess = 0; guess < 4; guess += 1) {
      const looked = await guesser.call('room.lookUp', { code: 'AAAAAA' })
      waits.push(looked.kind === 'unknown' ? looked.waitMs : -1)
    }
    expect(waits[0]).toBe(0)
    expect(waits[2]).toBeGreaterThan(0)
    expect((await phone('Amina')).state.me.name).toBe('Amina')
    const right = await guesser.call('room.lookUp', { code: room.code })
    expect(right.kind).toBe('unknown')
  })
})

describe('an expected participant', () => {
  const AMINA = { id: testId(1), name: 'Amina El Idrissi', organisation: 'Water office', group: 1 }

  beforeEach(async () => {
    await room.laptop.call('workshops.setParticipants', { workshopId: room.workshopId, participants: [AMINA], groups: ['A', 'B'] })
  })

  const tryToJoin = async (name: string, organisation = ''): Promise<string> => {
    const link = phoneLink(room.port)
    opened.push(link)
    return (await link.call('room.join', { code: room.code, name, lang: 'en', organisation })).kind
  }
  const findRow = async (name: string) => (await room.control()).people.find(person => person.name === name)

  it('is recognised by name, and the phone is not told their organisation', async () => {
    const { state } = await phone('amina el idrissi')
    expect([state.me.group, JSON.stringify(state).includes('Water office')]).toEqual([1, false])
    expect(await findRow('amina el idrissi')).toMatchObject({ expectedId: AMINA.id, organisation: 'Water office' })
  })

  it('joins once; the facilitator is told of a second phone with the name, whatever the first is called by then', async () => {
    const { state, link } = await phone('Amina El Idrissi')
    await link.call('room.changeOwnName', { name: 'Amina E.' })
    expect(await tryToJoin('Amina El Idrissi')).toBe('name-taken')
    expect(await findRow('Amina E.')).toMatchObject({ claimedAgain: true })
    await room.laptop.call('room.changeParticipant', { personId: state.me.id, claimSeen: true })
    expect(await findRow('Amina E.')).toMatchObject({ claimedAgain: false })
  })

  it('can join again once the facilitator says that the first was somebody else', async () => {
    const { state } = await phone('Amina El Idrissi')
    await room.laptop.call('room.changeParticipant', { personId: state.me.id, notExpected: true, name: 'Amina Other' })
    const other = await findRow('Amina Other')
    expect([other?.expectedId, other?.organisation, other?.group]).toEqual([undefined, '', undefined])
    expect(await tryToJoin('Amina El Idrissi')).toBe('joined')
    expect(await findRow('Amina El Idrissi')).toMatchObject({ expectedId: AMINA.id })
  })

  it('shares the name with a namesake of another organisation: both join, a third does not', async () => {
    const namesake = { ...AMINA, id: testId(2), organisation: 'Port', group: 0 }
    await room.laptop.call('workshops.setParticipants', {
      workshopId: room.workshopId,
      participants: [AMINA, namesake],
      groups: ['A', 'B'],
    })
    expect([await tryToJoin('Amina El Idrissi', 'port'), await tryToJoin('Amina el Idrissi')]).toEqual(['joined', 'joined'])
    expect(await tryToJoin('AMINA EL IDRISSI')).toBe('name-taken')
    const rows = (await room.control()).people.map(({ expectedId, group }) => ({ expectedId, group }))
    expect(rows).toContainEqual({ expectedId: namesake.id, group: 0 })
    expect(rows).toContainEqual({ expectedId: AMINA.id, group: 1 })
  })

  it('is recognised when the facilitator corrects the name, and only once when added by hand', async () => {
    const { state } = await phone('Amina Idrisi')
    await room.laptop.call('room.changeParticipant', { personId: state.me.id, name: 'Amina El Idrissi' })
    expect(await findRow('Amina El Idrissi')).toMatchObject({ expectedId: AMINA.id, group: 1 })
    await room.laptop.call('room.addParticipant', { name: 'AMINA EL IDRISSI', organisation: '' })
    const added = await findRow('AMINA EL IDRISSI')
    expect([added?.name, added?.expectedId, added?.group]).toEqual(['AMINA EL IDRISSI', undefined, undefined])
  })

  it('is ticked in the roll call once, present in the session that runs, and absent in the report until then', async () => {
    const absent = async () =>
      (await room.laptop.call('reports.read', { workshopId: room.workshopId, lang: 'en', withNames: true })).report.absent
    const { workshop } = await room.control()
    const session = workshop.agenda.find(({ kind }) => kind === 'session')?.id ?? ''
    await room.laptop.call('room.startEntry', { entryId: session })
    expect(await absent()).toEqual([{ name: AMINA.name, organisation: AMINA.organisation }])
    await room.laptop.call('room.tickExpected', { expectedId: AMINA.id })
    await room.laptop.call('room.tickExpected', { expectedId: AMINA.id })
    const { people, live } = await room.control()
    const [row, ...others] = people.filter(({ expectedId }) => expectedId === AMINA.id)
    expect(row).toMatchObject({ name: AMINA.name, organisation: 'Water office', group: 1, hasPhone: false })
    expect([others, live.attendance[session]?.[row?.id ?? '']]).toEqual([[], 'ticked'])
    expect(await absent()).toEqual([])
  })

  it('gets their own place when they join by phone after they were ticked; a second phone does not', async () => {
    await room.laptop.call('room.tickExpected', { expectedId: AMINA.id })
    const { state } = await phone('amina el idrissi')
    expect([state.me.name, state.me.group]).toEqual([AMINA.name, 1])
    expect(await findRow(AMINA.name)).toMatchObject({ id: state.me.id, hasPhone: true })
    expect(await tryToJoin('Amina El Idrissi')).toBe('name-taken')
  })

  it('is who typed the name otherwise once the facilitator confirms it, unless somebody else is them', async () => {
    const { state } = await phone('Idrissi Amina')
    await room.laptop.call('room.changeParticipant', { personId: state.me.id, expectedId: AMINA.id })
    expect(await findRow(AMINA.name)).toMatchObject({ id: state.me.id, expectedId: AMINA.id, organisation: 'Water office', group: 1 })
    const other = await phone('Somebody Else')
    await expect(room.laptop.call('room.changeParticipant', { personId: other.state.me.id, expectedId: AMINA.id })).rejects.toMatchObject({
      code: 'conflict',
    })
  })
})
