import { describe, expect, it } from 'vitest'
import type { RoomPost } from '#common/domain/room/state.ts'
import { createEntryStartEvents } from '#common/domain/room/rules/start-entry.ts'
import { toProjectorView } from '#common/domain/room/views/projector.ts'
import { activity, closedRoom, person, run, workshop } from '#tests/support/room/rooms.ts'

const NOW = new Date('2026-03-05T10:00:00.000Z')
const URL = 'http://192.168.43.1/ACDEFG'

function post(text: string, state: RoomPost['state']): RoomPost {
  return { id: text, by: person(1).id, group: undefined, text, state, mergedInto: undefined, votes: [] }
}

describe('the projector', () => {
  it('says during a break when it ends, from when it began and the minutes it was changed to', () => {
    const planned = workshop({ languages: ['fr', 'ar'] })
    const coffee = planned.agenda.find(({ id }) => id === 'coffee')
    const room = closedRoom([], {
      isOpen: true,
      current: { entryId: 'coffee', startedAt: '2026-03-05T10:30:00.000Z', endedAt: undefined },
      projection: { kind: 'break' },
    })
    const events = coffee && createEntryStartEvents({ ...room, projection: { kind: 'code' } }, coffee, NOW)
    expect(events).toContainEqual({ t: 'projection', projection: { kind: 'break' }, frozen: false })
    expect(toProjectorView(room, planned, URL, NOW).screen).toEqual({
      kind: 'break',
      titles: { fr: 'Coffee' },
      endsAt: '2026-03-05T10:45:00.000Z',
    })
    const longer = { ...room, replanned: [{ entryId: 'coffee', minutes: 25, dropped: false }] }
    expect(toProjectorView(longer, planned, URL, NOW).screen).toMatchObject({ endsAt: '2026-03-05T10:55:00.000Z' })
    expect(toProjectorView({ ...room, current: undefined }, planned, URL, NOW).screen).toEqual({ kind: 'code' })
  })

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
