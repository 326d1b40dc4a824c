import { afterEach, beforeEach, describe, expect, it } from 'vitest'
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

describe('the room manager', () => {
  it('resumes a suspended room with the same codes, participants, answers and projector', async () => {
    const one = await phone('One')
    await room.laptop.call('room.startEntry', { entryId: 'lasting-paper' })
    const { runId } = await room.laptop.call('room.startActivity', { activityId: 'one-page', ...PLAIN_RUN })
    await one.link.call('room.post', { runId, text: 'A page of nine answers' })
    const projector = { cornerCode: false, languages: { mode: 'turns' as const, langs: ['en' as const, 'fr' as const], seconds: 20 } }
    await room.laptop.call('room.setProjector', projector)
    const before = (await room.control()).live
    await room.backend.rooms.suspend()
    expect(await room.backend.rooms.resume()).toBe(true)
    const { live, people } = await room.control()
    expect(live).toMatchObject({
      code: before.code,
      facilitatorCode: before.facilitatorCode,
      currentRun: runId,
      current: before.current,
      projector,
    })
    expect(people.map(({ name }) => name)).toEqual(['One'])
    expect(live.runs[0]?.result).toMatchObject({ kind: 'posts', posts: [{ text: 'A page of nine answers', state: 'waiting', by: 'One' }] })
  })

  it('notes in the workshop when its room was closed, until it is opened again', async () => {
    const closedAt = async (): Promise<string | undefined> => (await room.backend.storage.workshops.read(room.workshopId))?.closedAt
    await room.laptop.call('room.close')
    const first = await closedAt()
    expect(first).toBe((await room.backend.storage.rooms.read(room.workshopId))?.closedAt)
    expect(first).toBeDefined()
    await room.laptop.call('room.open', { workshopId: room.workshopId })
    expect(await closedAt()).toBeUndefined()
    expect((await room.control()).workshop.closedAt).toBeUndefined()
  })

  it('does not resume a room that its facilitator closed', async () => {
    await phone('One')
    await room.laptop.call('room.close')
    expect(await room.laptop.call('room.state')).toMatchObject({ control: null })
    expect((await room.backend.storage.rooms.read(room.workshopId))?.isOpen).toBe(false)
    expect(await room.backend.rooms.resume()).toBe(false)
    const link = phoneLink(room.port)
    opened.push(link)
    await expect(
      Promise.race([
        link.call('room.lookUp', { code: room.code }),
        new Promise((_, reject) => setTimeout(() => reject(new Error('nobody answers')), 500)),
      ]),
    ).rejects.toThrow('nobody answers')
  })
})
