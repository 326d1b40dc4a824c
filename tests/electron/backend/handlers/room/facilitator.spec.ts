import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CodedError } from '#common/contract/errors.ts'
import { openTestRoom, type TestRoom } from '#tests/support/room/open-test-room.ts'
import { phonesIn } from '#tests/support/room/open-phones.ts'
import { phoneLink } from '#tests/support/room/phone-link.ts'

const PLAIN_RUN = { again: false, points: false, teams: false, selfPaced: false }
let room: TestRoom

beforeEach(async () => {
  room = await openTestRoom()
})

afterEach(() => room.close())

const { opened, phone } = phonesIn(() => room)

describe('a second facilitator', () => {
  it('signs in with the facilitator code and may take exclusive control', async () => {
    const link = phoneLink(room.port)
    opened.push(link)
    expect(await link.call('room.authenticateFacilitator', { code: 'ACDEFGHJ' })).toMatchObject({ kind: 'unknown' })
    const signedIn = await link.call('room.authenticateFacilitator', { code: room.facilitatorCode })
    expect(signedIn.kind).toBe('authenticated')
    await link.call('room.startEntry', { entryId: 'welcome' })
    await link.call('room.toggleExclusiveControl')
    await expect(room.laptop.call('room.startEntry', { entryId: 'close' })).rejects.toBeInstanceOf(CodedError)
    await room.laptop.call('room.toggleExclusiveControl')
    await room.laptop.call('room.startEntry', { entryId: 'close' })
    const again = phoneLink(room.port)
    opened.push(again)
    expect(
      await again.call('room.authenticateFacilitator', { code: signedIn.kind === 'authenticated' ? signedIn.token : '' }),
    ).toMatchObject({ kind: 'authenticated' })
    expect((await again.call('room.state')).control?.live.current?.entryId).toBe('close')
  })
})

describe('a change that the facilitator makes to a participant', () => {
  it('is sent to that participant’s phone at once, and to no other', async () => {
    const [one, two] = [await phone('One'), await phone('Two')]
    const [heard, overheard]: [unknown[], unknown[]] = [[], []]
    one.link.subscribe('room.participantStatusChanged', part => heard.push(part))
    two.link.subscribe('room.participantStatusChanged', part => overheard.push(part))
    await one.link.call('room.raiseHand', { up: true })
    await expect.poll(() => heard.at(-1)).toMatchObject({ handUp: true, me: { name: 'One' } })
    await room.laptop.call('room.changeParticipant', { personId: one.state.me.id, handDown: true })
    await expect.poll(() => heard.at(-1)).toMatchObject({ handUp: false })
    await room.laptop.call('room.changeParticipant', { personId: one.state.me.id, name: 'Oná' })
    await expect.poll(() => heard.at(-1)).toMatchObject({ me: { name: 'Oná' } })
    expect(overheard).toEqual([])
  })

  it('changes the name beside their posts, even of an activity that is over', async () => {
    const one = await phone('One')
    const { runId } = await room.laptop.call('room.startActivity', { activityId: 'one-page', ...PLAIN_RUN })
    await one.link.call('room.post', { runId, text: 'A page' })
    await room.laptop.call('room.setRunState', { runId, to: 'revealed' })
    await room.control()
    await room.laptop.call('room.changeParticipant', { personId: one.state.me.id, name: 'Oná' })
    expect((await room.control()).live.runs[0]?.result).toMatchObject({ posts: [{ by: 'Oná' }] })
  })
})
