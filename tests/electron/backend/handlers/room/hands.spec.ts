import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openTestRoom, type TestRoom } from '#tests/support/room/open-test-room.ts'
import { phonesIn } from '#tests/support/room/open-phones.ts'
import { activity as plannedActivity } from '#tests/support/room/rooms.ts'

const PLAIN_RUN = { again: false, points: false, teams: false, selfPaced: false }
let room: TestRoom

beforeEach(async () => {
  room = await openTestRoom()
})

afterEach(() => room.close())

const { phone } = phonesIn(() => room)

describe('a count of raised hands', () => {
  it('is shown to the facilitator as it was typed', async () => {
    const { runId } = await room.laptop.call('room.startActivity', { activityId: 'before', ...PLAIN_RUN })
    const question = (await room.control()).live.runs[0]?.questions.en?.find(one => 'options' in one)
    const counts = question !== undefined && 'options' in question ? question.options.map((_, index) => index + 1) : []
    await room.laptop.call('room.countHands', { runId, part: question?.id ?? '', counts })
    expect((await room.control()).live.runs[0]?.hands).toEqual({ [question?.id ?? '']: counts })
  })
})

describe('a show of hands', () => {
  const ask = () => room.laptop.call('room.startAdHocActivity', { activity: plannedActivity({ id: 'hands', kind: 'show-of-hands' }) })

  it('refuses more hands than people, says how many there may be, and keeps the count before', async () => {
    await phone('One')
    await phone('Two')
    const { runId } = await ask()
    const people = Math.max(2, (await room.control()).workshop.participants.length)
    const count = (counts: number[]) => room.laptop.call('room.countHands', { runId, part: '', counts })
    expect(await count([people, 0, 0])).toEqual({ kind: 'saved' })
    expect(await count([0, people + 1, 0])).toEqual({ kind: 'refused', fault: { index: 1, most: people } })
    expect(await count([people, 1, 0])).toEqual({ kind: 'refused', fault: { most: people } })
    expect((await room.control()).live.runs.at(-1)?.hands).toEqual({ '': [people, 0, 0] })
  })

  it('takes no answers from phones while hands are counted', async () => {
    const one = await phone('One')
    const { runId } = await ask()
    const answer = { kind: 'choice', items: [0] } as const
    expect(await one.link.call('room.answer', { runId, part: '', answer })).toEqual({ kind: 'refused', because: 'not-open' })
  })
})
