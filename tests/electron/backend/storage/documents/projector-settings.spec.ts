import { describe, expect, it } from 'vitest'
import { DEFAULT_PROJECTOR_SETTINGS } from '#common/domain/room/rules/projector-settings.ts'
import { migrate } from '#backend/storage/documents/document-kind.ts'
import { roomKind } from '#backend/storage/kinds/room.kind.ts'
import { closedRoom, person } from '#tests/support/room/rooms.ts'

const SCHEMA = 2
const { projector: _, ...older } = closedRoom([person(1)])

describe('the projector of a saved room', () => {
  it('is set up as usual where the room was saved before it could be set up, and nothing else changes', () => {
    const { room } = migrate(roomKind, SCHEMA, { openingId: 'o', seq: 3, room: older })
    expect(room).toEqual({ ...older, projector: DEFAULT_PROJECTOR_SETTINGS })
  })

  it('keeps what was chosen', () => {
    const projector = { cornerCode: false, languages: { mode: 'both', langs: ['fr', 'ar'], seconds: 20 } } as const
    expect(migrate(roomKind, SCHEMA, { openingId: 'o', seq: 3, room: { ...older, projector } }).room.projector).toEqual(projector)
  })
})
