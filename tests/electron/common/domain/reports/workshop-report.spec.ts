import { describe, expect, it } from 'vitest'
import { createWorkshopReport } from '#common/domain/reports/workshop-report.ts'
import type { RoomPost } from '#common/domain/room/state.ts'
import { single } from '#tests/support/questions.ts'
import { activity, closedRoom, testId, person, run, workshop } from '#tests/support/room/rooms.ts'

const plain = { lang: 'en', withNames: false, storedDonorCounts: undefined } as const
const people = Array.from({ length: 7 }, (_, index) => person(index + 1))

function post(id: number, text: string, over: Partial<RoomPost> = {}): RoomPost {
  return { id: testId(id), by: testId(1), group: undefined, text, state: 'shown', mergedInto: undefined, votes: [], ...over }
}

describe('a workshop report', () => {
  it('compares the agenda as run with the plan', () => {
    const all = closedRoom(people, { replanned: [{ entryId: 'five', minutes: 0, dropped: true }] })
    const room = { ...all, run: all.run.filter(({ entryId }) => entryId !== 'five') }
    const { entries } = createWorkshopReport(workshop(), room, plain)
    expect(
      entries.map(({ entryId, plannedMinutes, actualMinutes, dropped, present }) => [
        entryId,
        plannedMinutes,
        actualMinutes,
        dropped,
        present,
      ]),
    ).toEqual([
      ['one', 30, 9, false, 7],
      ['two', 30, 9, false, 7],
      ['coffee', 15, undefined, false, undefined],
      ['three', 30, 9, false, 7],
      ['four', 30, 9, false, 7],
      ['five', 30, undefined, true, undefined],
    ])
  })

  it('contains names only on request, and beside answers only where everybody saw them', () => {
    const questionRun = run({
      id: 'questions',
      activity: activity({ id: 'questions', kind: 'question-wall', items: [] }),
      posts: [post(50, 'Who pays?')],
    })
    const wall = run({ ...questionRun, id: 'wall', activity: { ...questionRun.activity, names: 'shown' } })
    const room = closedRoom(people, { runs: [questionRun, wall] })
    const secret = /Person \d|CODE\d|hash-\d|01932f6e-7b1a-7c3d-8e4f-00000000000\d/
    expect(JSON.stringify(createWorkshopReport(workshop(), room, plain))).not.toMatch(secret)
    const named = createWorkshopReport(workshop(), room, { ...plain, withNames: true })
    expect(named.people?.map(({ name }) => name)).toContain('Person 3')
    expect(JSON.stringify(named.activities[0])).not.toContain('Person 1')
    expect(JSON.stringify(named.activities[1])).toContain('Person 1')
    expect(JSON.stringify(named)).not.toMatch(/CODE\d|hash-\d/)
  })

  it('names who was expected and did not come, only on request', () => {
    const expected = [1, 50].map(number => ({ id: testId(number), name: `Expected ${number}`, organisation: 'Port', group: undefined }))
    const room = closedRoom([person(1, { expectedId: testId(1) })])
    const planned = workshop({ participants: expected })
    expect(createWorkshopReport(planned, room, plain).absent).toBeUndefined()
    expect(createWorkshopReport(planned, room, { ...plain, withNames: true }).absent).toEqual([
      { name: 'Expected 50', organisation: 'Port' },
    ])
  })

  it('omits hidden posts', () => {
    const questionRun = run({
      id: 'questions',
      activity: activity({ id: 'questions', kind: 'question-wall', items: [] }),
      posts: [post(50, 'Kept'), post(51, 'Rude', { state: 'hidden' })],
    })
    const text = JSON.stringify(createWorkshopReport(workshop(), closedRoom(people, { runs: [questionRun] }), plain))
    expect(text).toContain('Kept')
    expect(text).not.toContain('Rude')
  })

  it('shows two rounds of the same statements in one chart', () => {
    const scale = activity({ id: 'scale', kind: 'scale', items: ['I know who to ask'] })
    const before = run({ id: 'scale', activity: scale, ballots: { a: { '': { kind: 'ratings', steps: [0] } } } })
    const after = run({ id: 'scale~2', activity: scale, ballots: { a: { '': { kind: 'ratings', steps: [3] } } } })
    const [first, second] = createWorkshopReport(workshop(), closedRoom(people, { runs: [before, after] }), plain).activities
    expect(first?.result).toMatchObject({ kind: 'ratings', before: undefined })
    expect(second?.result).toMatchObject({ kind: 'ratings', items: [{ mean: 3 }], before: [{ mean: 0 }] })
  })

  it('computes the learning gain of tests that are not anonymous', () => {
    const right = { 'q-single': { kind: 'question', response: { kind: 'single', optionId: 'a' } } } as const
    const wrong = { 'q-single': { kind: 'question', response: { kind: 'single', optionId: 'b' } } } as const
    const test = (kind: 'pre-test' | 'post-test', ballots: Parameters<typeof run>[0]) =>
      run({ id: kind, activity: activity({ id: kind, kind, items: [] }), questions: { en: [single] }, ...ballots })
    const room = closedRoom(people, {
      runs: [
        test('pre-test', { ballots: { a: wrong, b: wrong, c: right } }),
        test('post-test', { ballots: { a: right, b: right, d: right } }),
      ],
    })
    expect(createWorkshopReport(workshop(), room, plain).gain).toMatchObject({ n: 2, before: 0, after: 1 })
  })
})
