import { describe, expect, it } from 'vitest'
import type { RoomPost } from '#common/domain/room/state.ts'
import { toProjectorView } from '#common/domain/room/views/projector.ts'
import { activity, closedRoom, person, run, workshop } from '#tests/support/room/rooms.ts'

const NOW = new Date('2026-03-05T10:00:00.000Z')
const URL = 'http://192.168.43.1/ACDEFG'

function post(text: string, state: RoomPost['state']): RoomPost {
  return { id: text, by: person(1).id, group: undefined, text, state, mergedInto: undefined, votes: [] }
}

describe('the projector', () => {
  it('shows the words of an open cloud that were approved, and no others', () => {
    const cloud = run({
      activity: activity({ kind: 'word-cloud', items: [] }),
      state: 'open',
      posts: [post('trust', 'shown'), post('rumour', 'waiting'), post('insult', 'hidden')],
    })
    const room = closedRoom([person(1)], { isOpen: true, runs: [cloud], projection: { kind: 'activity', runId: cloud.id } })
    const { screen } = toProjectorView(room, workshop(), URL, NOW)
    expect(screen.kind === 'activity' && screen.words?.words.map(({ text }) => text)).toEqual(['trust'])
  })
})
