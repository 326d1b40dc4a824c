import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ShownPost } from '#common/domain/room/rules/results/activity-result.ts'
import { toShownPosts } from '#common/domain/room/rules/results/post-results.ts'
import { sealRun } from '#common/domain/room/rules/seal-run.ts'
import { emptyRoom, type RoomPost } from '#common/domain/room/state.ts'
import { reduceRoom } from '#common/domain/room/reducer.ts'
import { layOutBoard } from '#common/domain/room/wall/board.ts'
import { areColumns } from '#common/domain/room/wall/wall-settings.ts'
import { activity, run } from '#tests/support/room/rooms.ts'

function post(id: string, over: Partial<RoomPost> = {}): RoomPost {
  return { id, by: '', group: undefined, text: id, state: 'shown', mergedInto: undefined, votes: [], ...over }
}

const wall = (posts: readonly RoomPost[], over: Parameters<typeof run>[0] = {}) =>
  run({ activity: activity({ kind: 'question-wall', items: [] }), posts, ...over })
const list = (posts: readonly RoomPost[], over: Parameters<typeof run>[0] = {}): readonly string[] =>
  toShownPosts(wall(posts, over), {}).map(({ id }) => id)

const placed: fc.Arbitrary<ShownPost> = fc.record({
  id: fc.uuid(),
  text: fc.string(),
  votes: fc.nat(9),
  group: fc.constant(undefined),
  by: fc.constant(undefined),
  state: fc.constant('shown' as const),
  merged: fc.constant(0),
  column: fc.option(fc.nat(9), { nil: undefined }),
  heading: fc.option(fc.constantFrom('', 'Water', 'Roads'), { nil: undefined }),
})

describe('a board', () => {
  it('has every post once, in its own column, whatever columns were taken away', () => {
    fc.assert(
      fc.property(fc.uniqueArray(placed, { selector: ({ id }) => id }), fc.integer({ min: 2, max: 5 }), (posts, count) => {
        const columns = Array.from({ length: count }, (_, index) => `Column ${String(index)}`)
        const board = layOutBoard(posts, columns)
        const laidOut = board.flatMap(({ groups }, index) => groups.flatMap(group => group.posts.map(one => ({ ...one, at: index }))))
        expect(laidOut.map(({ id }) => id).toSorted()).toEqual(posts.map(({ id }) => id).toSorted())
        for (const { column = 0, at } of laidOut) expect(at).toBe(column < count ? column : 0)
        for (const { groups } of board)
          for (const group of groups) expect(group.posts.every(one => (one.heading ?? '') === group.heading)).toBe(true)
      }),
    )
  })

  it('has two to five columns, each with a name of its own', () => {
    const isBoard = ['', 'a', 'ab', 'abcde', 'abcdef', 'aab'].map(letters => areColumns([...letters]))
    expect(isBoard).toEqual([true, false, true, true, false, false])
    expect(areColumns(['Now', ''])).toBe(false)
  })

  it('stays as it was arranged when an anonymous activity is closed', () => {
    const before = wall([post('b', { column: 1, heading: 'Water', answered: true }), post('a')])
    const [, sealed] = toShownPosts(sealRun(before), {})
    expect(sealed).toMatchObject({ text: 'b', column: 1, heading: 'Water', answered: true })
  })
})

describe('the posts of a wall', () => {
  it('are sorted by votes or in the order they came, those that were answered last', () => {
    const posts = [post('old'), post('answered', { answered: true, votes: ['x', 'y', 'z'] }), post('liked', { votes: ['x'] })]
    expect(list(posts)).toEqual(['liked', 'old', 'answered'])
    expect(list(posts, { wall: { order: 'time', columns: [] } })).toEqual(['old', 'liked', 'answered'])
  })

  it('of group work stand in the order of the groups, those of no group last', () => {
    expect(list([post('none'), post('third', { group: 2 }), post('first', { group: 0 }), post('second', { group: 1 })])).toEqual([
      'first',
      'second',
      'third',
      'none',
    ])
  })

  it('are arranged by events of the journal, and a room that has none of these events is a list by votes', () => {
    const room = emptyRoom('w')
    reduceRoom(room, { t: 'run', run: wall([]) })
    for (const id of ['a', 'b']) reduceRoom(room, { t: 'post', runId: 'poll', post: post(id), state: 'shown' })
    const { id: runId, wall: before } = room.runs[0] ?? run()
    expect(before).toBeUndefined()
    reduceRoom(room, { t: 'wall', runId, wall: { order: 'time', columns: ['Now', 'Later'] } })
    for (const id of ['a', 'b']) reduceRoom(room, { t: 'post', runId, post: post(id), state: 'shown' })
    reduceRoom(room, { t: 'arranged', runId, postIds: ['b'], change: { column: 1, heading: 'Water' } })
    reduceRoom(room, { t: 'arranged', runId, postIds: ['b'], change: { answered: true } })
    expect(room.runs[0]?.wall?.columns).toEqual(['Now', 'Later'])
    expect(room.runs[0]?.posts.map(({ id, column, heading, answered }) => [id, column, heading, answered])).toEqual([
      ['a', undefined, undefined, undefined],
      ['b', 1, 'Water', true],
    ])
  })
})
