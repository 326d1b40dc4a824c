import { describe, expect, it } from 'vitest'
import type { ShownPost } from '#common/domain/room/rules/activity-result.ts'
import { moderatedLines } from '#renderer/features/room/control/activities/moderation.ts'

const post = (id: string, state: ShownPost['state'], votes = 0): ShownPost => ({
  id,
  text: id,
  votes,
  group: undefined,
  by: undefined,
  state,
  merged: 0,
})

describe('what came in', () => {
  it('stands in the order in which it needs the facilitator', () => {
    const lines = moderatedLines({
      kind: 'posts',
      n: 5,
      posts: [post('hidden', 'hidden'), post('few', 'shown', 1), post('many', 'shown', 4), post('waits', 'waiting')],
    })
    expect(lines.map(({ id }) => id)).toEqual(['waits', 'many', 'few', 'hidden'])
  })

  it('is let through for everybody who sent the same word', () => {
    const [line] = moderatedLines({ kind: 'words', n: 3, words: [{ text: 'water', count: 3, state: 'waiting', postIds: ['a', 'b', 'c'] }] })
    expect(line).toMatchObject({ text: 'water', count: 3, postIds: ['a', 'b', 'c'] })
  })

  it('is the comments of an evaluation, and nothing where people choose', () => {
    const rated = { kind: 'ratings', n: 1, items: [], before: undefined, comments: [post('thanks', 'waiting')] } as const
    expect(moderatedLines(rated)).toHaveLength(1)
    expect(moderatedLines({ kind: 'choices', n: 1, counts: [1], hands: [] })).toEqual([])
  })
})
