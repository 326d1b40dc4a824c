import { describe, expect, it } from 'vitest'
import type { ShownPost } from '#common/domain/room/rules/results/activity-result.ts'
import { toModerationItems } from '#renderer/features/room/control/activities/moderation-items.ts'

const post = (id: string, state: ShownPost['state'], votes = 0): ShownPost => ({
  id,
  text: id,
  votes,
  group: undefined,
  by: undefined,
  state,
  merged: 0,
})

describe('moderation items', () => {
  it('are sorted by state, waiting ones first, else as the room shows them', () => {
    const items = toModerationItems({
      kind: 'posts',
      n: 5,
      posts: [post('hidden', 'hidden'), post('many', 'shown', 4), post('few', 'shown', 1), post('waits', 'waiting')],
    })
    expect(items.map(({ id }) => id)).toEqual(['waits', 'many', 'few', 'hidden'])
  })

  it('combine all posts with the same word', () => {
    const [item] = toModerationItems({
      kind: 'words',
      n: 3,
      words: [{ text: 'water', count: 3, state: 'waiting', postIds: ['a', 'b', 'c'] }],
    })
    expect(item).toMatchObject({ text: 'water', count: 3, postIds: ['a', 'b', 'c'] })
  })

  it('include the comments of an evaluation and nothing of a poll', () => {
    const rated = { kind: 'ratings', n: 1, items: [], before: undefined, comments: [post('thanks', 'waiting')] } as const
    expect(toModerationItems(rated)).toHaveLength(1)
    expect(toModerationItems({ kind: 'choices', n: 1, counts: [1], hands: [] })).toEqual([])
  })
})
