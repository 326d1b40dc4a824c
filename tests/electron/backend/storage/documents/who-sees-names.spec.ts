import { describe, expect, it } from 'vitest'
import { migrate } from '#backend/storage/documents/document-kind.ts'
import { roomKind } from '#backend/storage/kinds/room.kind.ts'
import { workshopKind } from '#backend/storage/kinds/workshop.kind.ts'
import { withNameVisibility } from '#common/domain/workshops/name-visibility.ts'
import { activity, closedRoom, person, run, session, workshop } from '#tests/support/room/rooms.ts'

/** An activity as version 0.1.0 saved it. */
function older(anonymous: boolean) {
  const { names, ...others } = activity()
  return { ...others, anonymous, was: names }
}

describe('what was saved before names could be shown to everyone', () => {
  it('says in a workshop who sees them', () => {
    const saved = {
      ...workshop(),
      agenda: [
        { ...session('one'), activities: [older(true), older(false)] },
        { kind: 'break', id: 'b', title: 'B', minutes: 5 },
      ],
    }
    const { agenda } = migrate(workshopKind, 1, saved)
    const [first] = agenda
    expect(first?.kind === 'session' ? first.activities.map(({ names }) => names) : []).toEqual(['anonymous', 'facilitator'])
  })

  it('says in a room who sees them', () => {
    const room = { ...closedRoom([person(1)]), runs: [{ ...run(), activity: older(true) }] }
    const migrated = migrate(roomKind, 1, { openingId: 'o', seq: 3, room })
    expect(migrated.room.runs[0]?.activity.names).toBe('anonymous')
  })

  it('keeps every evaluation anonymous, whatever its plan said', () => {
    const named = { ...activity({ kind: 'evaluation', names: 'facilitator' }) }
    const { agenda } = migrate(workshopKind, 4, { ...workshop(), agenda: [{ ...session('one'), activities: [named, activity()] }] })
    const [first] = agenda
    expect(first?.kind === 'session' ? first.activities.map(({ names }) => names) : []).toEqual(['anonymous', 'facilitator'])
    const room = { ...closedRoom([person(1)]), runs: [{ ...run(), activity: named }] }
    expect(migrate(roomKind, 4, { openingId: 'o', seq: 3, room }).room.runs[0]?.activity.names).toBe('anonymous')
    const { names: _, ...oldest } = named
    expect(withNameVisibility(oldest).names).toBe('anonymous')
  })

  it('keeps what is already said', () => {
    expect(withNameVisibility(activity({ names: 'shown' })).names).toBe('shown')
  })
})
