import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reduceRoom } from '#common/domain/room/reducer.ts'
import type { ActivityResult } from '#common/domain/room/rules/results/activity-result.ts'
import { computeResult, countAnswered } from '#common/domain/room/rules/results/compute-result.ts'
import type { RoomEvent } from '#common/domain/room/events.ts'
import { copyRoom, emptyRoom, type ActivityRun, type RoomPost } from '#common/domain/room/state.ts'
import { sealRun } from '#common/domain/room/rules/seal-run.ts'
import { activity, testId, run } from '#tests/support/room/rooms.ts'

const people = ['ana', 'ben', 'chu', 'dia', 'eli']
const participant = fc.constantFrom(...people)
const kinds = fc.constantFrom('word-cloud', 'question-wall', 'open-question', 'group-work', 'evaluation', 'poll' as const)

/** A run with posts, votes and answers, some of them approved, hidden or merged by the facilitator. */
const filledRun = fc
  .record({
    kind: kinds,
    posts: fc.array(
      fc.record({
        by: participant,
        text: fc.constantFrom('Work', 'work', 'WORK', 'Trust', 'Time'),
        state: fc.constantFrom<RoomPost['state']>('waiting', 'shown', 'hidden'),
        votes: fc.subarray(people),
      }),
      { maxLength: 9 },
    ),
    answers: fc.array(fc.tuple(participant, fc.integer({ min: 0, max: 2 })), { maxLength: 6 }),
    merges: fc.array(fc.tuple(fc.nat(8), fc.nat(8)), { maxLength: 3 }),
  })
  .map(({ kind, posts, answers, merges }) => {
    const room = {
      ...emptyRoom(testId(900)),
      runs: [
        run({
          activity: activity({ kind, names: 'anonymous' }),
          state: 'open',
          posts: posts.map((post, index) => ({ ...post, id: testId(index), group: undefined, mergedInto: undefined })),
        }),
      ],
    }
    for (const [by, item] of answers)
      reduceRoom(room, {
        t: 'answer',
        runId: 'poll',
        by,
        part: '',
        answer: kind === 'evaluation' ? { kind: 'ratings', steps: [item, null, item] } : { kind: 'choice', items: [item] },
      })
    for (const event of merges.flatMap(([from, into]) => createMerge(posts.length, from, into))) reduceRoom(room, event)
    return room.runs[0] ?? run()
  })

function createMerge(size: number, from: number, into: number): readonly RoomEvent[] {
  return from < size && into < size && from !== into
    ? [{ t: 'moderated', runId: 'poll', postIds: [testId(from), testId(into)], state: 'shown', into: testId(into) }]
    : []
}

/** Posts with equal votes are in the order of arrival, which sealing removes. */
function withoutOrder(result: ActivityResult): ActivityResult {
  const sorted = <T>(list: readonly T[]): readonly T[] =>
    list.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
  if (result.kind === 'words') return { ...result, words: result.words.map(word => ({ ...word, postIds: sorted(word.postIds) })) }
  if (result.kind === 'ratings') return { ...result, comments: sorted(result.comments) }
  return result.kind === 'posts' ? { ...result, posts: sorted(result.posts) } : result
}

describe('sealing an anonymous activity', () => {
  it('does not change its result', () => {
    fc.assert(
      fc.property(filledRun, given => {
        expect(withoutOrder(computeResult(sealRun(given), {}))).toEqual(withoutOrder(computeResult(given, {})))
      }),
    )
  })

  it('keeps the number of people, those who only wrote among them', () => {
    fc.assert(
      fc.property(filledRun, given => {
        const people = new Set([...Object.keys(given.ballots), ...given.posts.map(({ by }) => by)]).size
        expect([countAnswered(given, undefined), countAnswered(sealRun(given), undefined)]).toEqual([people, people])
      }),
    )
  })

  it('does not change the result of later merges', () => {
    fc.assert(
      fc.property(filledRun, fc.nat(8), fc.nat(8), (given, from, into) => {
        const merged = (one: ActivityRun): ActivityResult => {
          const room = { ...emptyRoom(testId(900)), runs: copyRoom({ ...emptyRoom(testId(900)), runs: [one] }).runs }
          for (const event of createMerge(one.posts.length, from, into)) reduceRoom(room, event)
          return withoutOrder(computeResult(room.runs[0] ?? run(), {}))
        }
        expect(merged(sealRun(given))).toEqual(merged(given))
      }),
    )
  })

  it('is idempotent and leaves no participant id', () => {
    fc.assert(
      fc.property(filledRun, given => {
        const once = sealRun(given)
        expect(sealRun(once)).toEqual(once)
        const traces = [...Object.keys(once.ballots), ...once.posts.flatMap(({ by, votes }) => [by, ...votes])]
        expect(traces.filter(trace => !/^sealed-\d+$/.test(trace))).toEqual([])
      }),
    )
  })

  it('does not reveal which posts have the same author', () => {
    const words = ['a', 'b', 'c', 'd'].map((text, index) => ({
      id: testId(index),
      by: index < 2 ? 'ana' : 'ben',
      group: undefined,
      text,
      state: 'shown' as const,
      mergedInto: undefined,
      votes: [],
    }))
    const swapped = words.map((word, index) => ({ ...word, by: index % 2 === 0 ? 'ana' : 'ben' }))
    const seal = (posts: RoomPost[]): ActivityRun => sealRun(run({ activity: activity({ kind: 'word-cloud', names: 'anonymous' }), posts }))
    expect(seal(words)).toEqual(seal(swapped))
  })
})

describe('merging posts', () => {
  it('also moves posts merged earlier into a merged one', () => {
    const posts = ['a', 'b', 'c'].map((text, index): RoomPost => ({
      id: testId(index),
      by: people[index] ?? '',
      group: undefined,
      text,
      state: 'shown',
      mergedInto: undefined,
      votes: [people[index] ?? ''],
    }))
    const room = { ...emptyRoom(testId(900)), runs: [run({ activity: activity({ kind: 'question-wall' }), state: 'open', posts })] }
    for (const event of [...createMerge(3, 0, 1), ...createMerge(3, 1, 2)]) reduceRoom(room, event)
    expect(computeResult(room.runs[0] ?? run(), {})).toMatchObject({ posts: [{ text: 'c', votes: 3, merged: 2 }] })
  })
})
