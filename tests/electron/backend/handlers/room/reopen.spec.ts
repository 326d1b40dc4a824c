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

type Phone = Awaited<ReturnType<typeof phone>>

const start = async (activityId: string): Promise<string> =>
  (await room.laptop.call('room.startActivity', { activityId, ...PLAIN_RUN })).runId
const setState = (runId: string, to: 'open' | 'closed' | 'revealed' | 'discarded') => room.laptop.call('room.setRunState', { runId, to })

async function find(runId: string) {
  const run = (await room.control()).live.runs.find(({ id }) => id === runId)
  if (run === undefined) throw new Error(`no run ${runId}`)
  return run
}

/** Answers the first question of a test that has options. */
async function take({ link }: Phone, runId: string) {
  const { questions } = await find(runId)
  const question = Object.values(questions)
    .flat()
    .find(({ kind }) => kind === 'single')
  if (question?.kind !== 'single') throw new Error('the test has no question with one answer')
  const response = { kind: 'single', optionId: question.options[0]?.id ?? '' } as const
  return link.call('room.answer', { runId, part: question.id, answer: { kind: 'question', response } })
}

describe('a pre-test', () => {
  it('still counts each person once when its post-test was closed before anybody took it, and reopened', async () => {
    const one = await phone('One')
    const before = await start('before')
    await take(one, before)
    const after = await start('after')
    await setState(after, 'closed')
    await setState(after, 'open')
    await setState(before, 'open')
    await take(one, before)
    expect(await find(before)).toMatchObject({ answered: 1 })
  })

  it('still counts each person once when it is reopened after another anonymous run was discarded', async () => {
    const one = await phone('One')
    await setState(await start('after'), 'closed')
    const before = await start('before')
    await take(one, before)
    await setState(before, 'closed')
    await setState(await start('hardest-answer'), 'discarded')
    await setState(before, 'open')
    await take(one, before)
    expect(await find(before)).toMatchObject({ answered: 1 })
  })

  it('is compared with a post-test that was closed before anybody took it, and reopened', async () => {
    const one = await phone('One')
    const before = await start('before')
    await take(one, before)
    await setState(before, 'closed')
    const after = await start('after')
    await setState(after, 'closed')
    await setState(after, 'open')
    await take(one, after)
    await setState(after, 'closed')
    expect((await room.control()).live.gain).toMatchObject({ n: 1 })
  })

  it('that waited while its post-test was taken is sealed with it and never opens again', async () => {
    const [one, two] = [await phone('One'), await phone('Two')]
    const before = await start('before')
    await take(one, before)
    const after = await start('after')
    await take(two, after)
    await setState(after, 'closed')
    expect(await find(before)).toMatchObject({ state: 'paused', reopenBar: 'sealed' })
    await expect(setState(before, 'open')).rejects.toMatchObject({ code: 'conflict' })
  })
})

describe('an activity that is over', () => {
  it('that is anonymous and was closed before anybody answered is reopened: the same run goes on and still counts each person once', async () => {
    const one = await phone('One')
    const { runId } = await room.laptop.call('room.startActivity', { activityId: 'hardest-answer', ...PLAIN_RUN })
    await room.laptop.call('room.setRunState', { runId, to: 'revealed' })
    expect((await room.control()).live.runs[0]?.state).toBe('revealed')
    expect((await room.control()).live.runs[0]?.reopenBar).toBeUndefined()
    await room.laptop.call('room.setRunState', { runId, to: 'open' })
    expect((await one.link.call('room.participantState')).view.activity).toMatchObject({ runId, state: 'open' })
    const answer = (item: number) => ({ runId, part: '', answer: { kind: 'choice', items: [item] } }) as const
    expect(await one.link.call('room.answer', answer(1))).toEqual({ kind: 'saved' })
    expect(await one.link.call('room.answer', answer(2))).toEqual({ kind: 'saved' })
    await room.laptop.call('room.setRunState', { runId, to: 'closed' })
    expect((await room.control()).live.runs[0]).toMatchObject({ answered: 1, reopenBar: 'sealed' })
  })

  it('that is not anonymous keeps its answers when it is reopened', async () => {
    const [one, two] = [await phone('One'), await phone('Two')]
    await room.laptop.call('room.startAdHocActivity', { activity: plannedActivity({ id: 'own-1', promptHtml: '' }) })
    const answer = { runId: 'own-1', part: '', answer: { kind: 'choice', items: [1] } } as const
    await one.link.call('room.answer', answer)
    await room.laptop.call('room.setRunState', { runId: 'own-1', to: 'revealed' })
    await room.laptop.call('room.setRunState', { runId: 'own-1', to: 'open' })
    await two.link.call('room.answer', answer)
    expect((await room.control()).live.runs).toMatchObject([{ id: 'own-1', answered: 2 }])
  })

  it('whose correct answers were shown is not reopened', async () => {
    const activityId = 'after'
    const { runId } = await room.laptop.call('room.startActivity', { activityId, ...PLAIN_RUN })
    await room.laptop.call('room.setRunState', { runId, to: 'revealed' })
    expect((await room.control()).live.runs[0]?.reopenBar).toBe('key-shown')
    await expect(room.laptop.call('room.setRunState', { runId, to: 'open' })).rejects.toMatchObject({ code: 'conflict' })
  })
})
