import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reduceRoom } from '#common/domain/room/reducer.ts'
import type { RoomEvent } from '#common/domain/room/events.ts'
import { emptyRoom, type RoomState } from '#common/domain/room/state.ts'
import { activity, testId, person } from '#tests/support/room/rooms.ts'

const RUN: RoomEvent = {
  t: 'run',
  run: {
    id: 'poll',
    entryId: 'one',
    activity: activity(),
    questions: {},
    options: { points: false, teams: false, selfPaced: false },
    openedAt: '2026-03-05T09:00:00.000Z',
  },
}

function after(...events: readonly RoomEvent[]): RoomState {
  const room = emptyRoom(testId(900))
  for (const event of events) reduceRoom(room, event)
  return room
}

describe('a session that was ended by mistake', () => {
  const mistake: readonly RoomEvent[] = [
    { t: 'entry', at: '2026-03-05T09:00:00Z', entryId: 'one' },
    { t: 'present', entryId: 'one', ids: [testId(1)], mark: 'joined' },
    { t: 'entry', at: '2026-03-05T09:10:00Z', entryId: 'two' },
    { t: 'present', entryId: 'two', ids: [testId(1)], mark: 'joined' },
  ]

  it('goes on from when it began, with whoever was there when another was begun instead', () => {
    const { current, run, attendance } = after(...mistake, { t: 'entry-undone', startedAt: '2026-03-05T09:00:00Z' })
    expect(current).toEqual({ entryId: 'one', startedAt: '2026-03-05T09:00:00Z', endedAt: undefined })
    expect(run).toEqual([])
    expect(attendance).toEqual({ one: { [testId(1)]: 'joined' } })
  })

  it('is left as it is where none was ended', () => {
    expect(after({ t: 'entry-undone', startedAt: '2026-03-05T09:00:00Z' })).toEqual(after())
  })
})

describe('reduceRoom', () => {
  it('keeps the first record of a participant who joins again', () => {
    const room = after({ t: 'joined', person: person(1) }, { t: 'joined', person: { ...person(1), name: 'Else' } })
    expect(room.people[testId(1)]?.name).toBe('Person 1')
  })

  it('gives the same state after its journal was written and read again', () => {
    const expected = person(1, { group: 2, expectedId: testId(70), organisation: 'Water office' })
    const events: readonly RoomEvent[] = [
      { t: 'joined', person: expected },
      { t: 'person', id: testId(1), change: { group: null, expectedId: null, organisation: '' } },
    ]
    const read = JSON.parse(JSON.stringify(events)) as readonly RoomEvent[]
    expect(after(...read)).toEqual(after(...events))
    expect(after(...read).people[testId(1)]).toMatchObject({ group: undefined, expectedId: undefined, organisation: '' })
  })

  it('records the times of sessions, one after another', () => {
    const { run, current } = after(
      { t: 'entry', at: '2026-03-05T09:00:00Z', entryId: 'one' },
      { t: 'entry', at: '2026-03-05T09:30:00Z', entryId: 'two' },
      { t: 'entry', at: '2026-03-05T10:00:00Z', entryId: undefined },
    )
    expect(run).toEqual([
      { entryId: 'one', startedAt: '2026-03-05T09:00:00Z', endedAt: '2026-03-05T09:30:00Z' },
      { entryId: 'two', startedAt: '2026-03-05T09:30:00Z', endedAt: '2026-03-05T10:00:00Z' },
    ])
    expect(current).toBeUndefined()
  })

  it('merges two participants, counting each answer once', () => {
    const room = after(
      { t: 'joined', person: person(1) },
      { t: 'joined', person: person(2) },
      RUN,
      { t: 'answer', runId: 'poll', by: testId(1), part: '', answer: { kind: 'choice', items: [0] } },
      { t: 'answer', runId: 'poll', by: testId(2), part: '', answer: { kind: 'choice', items: [1] } },
      { t: 'present', entryId: 'one', ids: [testId(1)], mark: 'answered' },
      { t: 'gone', id: testId(1), into: testId(2) },
    )
    expect(Object.keys(room.people)).toEqual([testId(2)])
    expect(room.runs[0]?.ballots).toEqual({ [testId(2)]: { '': { kind: 'choice', items: [1] } } })
    expect(room.attendance['one']).toEqual({ [testId(2)]: 'answered' })
    expect(
      after({ t: 'joined', person: person(1) }, { t: 'gone', id: testId(1), into: undefined }, { t: 'joined', person: person(1) }).people,
    ).toEqual({})
  })

  it('merges the posts and votes of two participants', () => {
    const post: RoomEvent = {
      t: 'post',
      runId: 'poll',
      post: { id: 'p', by: testId(1), group: undefined, text: 'Who pays?' },
      state: 'shown',
    }
    const votes = [1, 2, 3].map((number): RoomEvent => ({ t: 'vote', runId: 'poll', postId: 'p', by: testId(number), on: true }))
    const merged = after(RUN, post, ...votes, { t: 'gone', id: testId(1), into: testId(2) }, { t: 'gone', id: testId(3), into: undefined })
    expect(merged.runs[0]?.posts).toMatchObject([{ by: testId(2), votes: [testId(2)] }])
  })

  it('lets a mark set by hand override what was observed', () => {
    const marks = (...all: readonly ('joined' | 'answered' | 'ticked' | 'unticked')[]) =>
      after(...all.map((mark): RoomEvent => ({ t: 'present', entryId: 'one', ids: [testId(1)], mark }))).attendance['one']?.[testId(1)]
    expect([
      marks('joined', 'answered'),
      marks('answered', 'joined'),
      marks('answered', 'unticked', 'joined'),
      marks('joined', 'ticked', 'answered'),
    ]).toEqual(['answered', 'answered', 'unticked', 'ticked'])
  })

  it('ends everything that runs when the room closes', () => {
    const room = after(
      { t: 'opened', at: 'a', code: 'C', driveCode: 'D', port: 80 },
      { t: 'joined', person: person(1) },
      { t: 'hand', id: testId(1), since: 'b' },
      RUN,
      { t: 'current-run', runId: 'poll' },
      { t: 'entry', at: 'c', entryId: 'one' },
      { t: 'closed', at: 'd' },
    )
    expect([room.isOpen, room.hands, room.currentRun, room.current, room.run]).toEqual([
      false,
      {},
      undefined,
      undefined,
      [{ entryId: 'one', startedAt: 'c', endedAt: 'd' }],
    ])
  })

  it('ignores events of unknown runs', () => {
    expect(
      after(
        { t: 'answer', runId: 'no', by: 'x', part: '', answer: { kind: 'choice', items: [0] } },
        { t: 'run-state', runId: 'no', state: 'closed' },
        { t: 'vote', runId: 'no', postId: 'p', by: 'x', on: true },
      ),
    ).toEqual(emptyRoom(testId(900)))
  })
})

describe('a sealed run', () => {
  const answers = fc.array(
    fc.record({ by: fc.string({ minLength: 1 }).filter(text => text !== '__proto__'), items: fc.subarray([0, 1, 2], { minLength: 1 }) }),
    { maxLength: 30 },
  )

  it('reveals neither respondents nor their order, and keeps every answer', () => {
    fc.assert(
      fc.property(answers, fc.array(fc.string({ minLength: 1 }), { maxLength: 8 }), (given, posts) => {
        const byWhom = new Map(given.map(({ by, items }) => [by, items]))
        const write = (list: readonly (readonly [string, readonly number[]])[]): RoomState =>
          after(
            RUN,
            ...list.map(([by, items]): RoomEvent => ({ t: 'answer', runId: 'poll', by, part: '', answer: { kind: 'choice', items } })),
            ...posts.map((text, index): RoomEvent => ({
              t: 'post',
              runId: 'poll',
              post: { id: testId(index), by: `who-${String(index)}`, group: undefined, text },
              state: 'waiting',
            })),
            { t: 'sealed', runIds: ['poll'], gain: undefined },
          )
        const [forth, back] = [write([...byWhom]), write([...byWhom].reverse())]
        expect(JSON.stringify(forth.runs[0]?.ballots)).toBe(JSON.stringify(back.runs[0]?.ballots))
        expect(Object.keys(forth.runs[0]?.ballots ?? {}).every(key => key.startsWith('sealed-'))).toBe(true)
        expect(Object.keys(forth.runs[0]?.ballots ?? {})).toHaveLength(byWhom.size)
        expect(forth.runs[0]?.posts.every(({ by }) => by.startsWith('sealed-'))).toBe(true)
        expect(forth.runs[0]?.posts.map(({ text }) => text).sort()).toEqual([...posts].sort())
      }),
    )
  })
})
