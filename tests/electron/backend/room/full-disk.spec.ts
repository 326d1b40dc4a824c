import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { openTestRoom, type TestRoom } from '#tests/support/room/open-test-room.ts'
import { joinByPhone, phoneLink, type Phone } from '#tests/support/room/phone-link.ts'
import { unwillingDisk, type UnwillingDisk } from '#tests/support/disks/unwilling-disk.ts'

const PLAIN_RUN = { again: false, points: false, teams: false, selfPaced: false }
const FULL = { code: 'storage-full' }
const choice = (item: number) => ({ kind: 'choice', items: [item] }) as const
let disk: UnwillingDisk
let room: TestRoom

beforeEach(async () => {
  disk = unwillingDisk()
  room = await openTestRoom({ fileSystem: disk.fileSystem })
})

afterEach(async () => {
  disk.empty()
  await room.close()
})

async function phone(name: string): Promise<Phone> {
  const one = await joinByPhone(room, name)
  onTestFinished(one.link.close)
  return one
}

describe('a disk that fills up during an activity', () => {
  it('makes answers fail without losing any, shows none that was not saved, and the activity goes on when there is space again', async () => {
    const phones = await Promise.all(['One', 'Two', 'Three'].map(phone))
    const { runId } = await room.laptop.call('room.startActivity', { activityId: 'hardest-answer', ...PLAIN_RUN })
    const answer = (index: number, item: number) => phones[index]?.link.call('room.answer', { runId, part: '', answer: choice(item) })
    await answer(0, 1)
    disk.fill()
    await expect(answer(0, 2)).rejects.toMatchObject(FULL)
    await expect(answer(1, 2)).rejects.toMatchObject(FULL)
    const late = phoneLink(room.port)
    onTestFinished(late.close)
    await expect(late.call('room.join', { code: room.code, name: 'Late', lang: 'en', organisation: '' })).rejects.toMatchObject(FULL)
    await expect(room.laptop.call('room.setRunState', { runId, to: 'closed' })).rejects.toMatchObject(FULL)
    const during = (await room.control()).live
    expect([during.joined, during.runs[0]?.state, during.runs[0]?.result]).toMatchObject([3, 'open', { n: 1, counts: [0, 1, 0, 0, 0] }])
    expect((await phones[0]?.link.call('room.participantState'))?.answers).toEqual({ '': choice(1) })
    disk.empty()
    for (const [index, item] of [2, 2, 3].entries()) expect(await answer(index, item)).toEqual({ kind: 'saved' })
    await room.laptop.call('room.setRunState', { runId, to: 'closed' })
    expect((await room.control()).live.runs[0]?.result).toMatchObject({ n: 3, counts: [0, 0, 2, 1, 0] })
    expect(await room.backend.storage.rooms.readAnonymityKeys(room.workshopId)).toEqual({})
  })

  it('does not keep the room from resuming after a crash; it takes answers when there is space again', async () => {
    const one = await phone('One')
    const { runId } = await room.laptop.call('room.startActivity', { activityId: 'hardest-answer', ...PLAIN_RUN })
    await one.link.call('room.answer', { runId, part: '', answer: choice(1) })
    await room.backend.rooms.suspend()
    disk.fill()
    expect(await room.backend.rooms.resume()).toBe(true)
    const { live } = await room.control()
    expect([live.code, live.currentRun, live.runs[0]?.answered]).toEqual([room.code, runId, 1])
    const back = phoneLink(live.address.port)
    onTestFinished(back.close)
    expect((await back.call('room.lookUp', { code: room.code, token: one.token })).kind).toBe('rejoined')
    await expect(back.call('room.answer', { runId, part: '', answer: choice(2) })).rejects.toMatchObject(FULL)
    disk.empty()
    expect(await back.call('room.answer', { runId, part: '', answer: choice(2) })).toEqual({ kind: 'saved' })
    expect((await room.control()).live.runs[0]?.result).toMatchObject({ n: 1, counts: [0, 0, 1, 0, 0] })
  })
})
