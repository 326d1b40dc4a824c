import { expect, it } from 'vitest'
import { toVisibleResult } from '#common/domain/room/rules/results/visible-result.ts'

function comment(id: string, state: 'waiting' | 'shown' | 'hidden') {
  return { id, text: id, votes: 0, group: undefined, by: undefined, state, merged: 0 }
}

it('the room sees no comment of an evaluation beside its statements, which would share one screen with them', () => {
  const comments = [comment('waits', 'waiting'), comment('approved', 'shown'), comment('hidden', 'hidden')]
  const visible = toVisibleResult({ kind: 'ratings', n: 3, items: [], before: undefined, comments })
  expect(visible.kind === 'ratings' && visible.comments).toEqual([])
})
