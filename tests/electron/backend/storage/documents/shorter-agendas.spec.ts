import { describe, expect, it } from 'vitest'
import { currentSchema, migrate } from '#backend/storage/documents/document-kind.ts'
import { isNewerEnvelope, sealEnvelope } from '#backend/storage/documents/envelope.ts'
import { workshopKind } from '#backend/storage/kinds/workshop.kind.ts'
import { activity, session, workshop } from '#tests/support/room/rooms.ts'

/** The schema of suites whose agendas took half a day or a day. */
const BEFORE = 4
const guide = { courseId: 'core', agenda: 'one-day', lang: 'en' } as const
const saved = JSON.parse(JSON.stringify({ ...workshop(), guide, agenda: [session('one', { activities: [activity()] })] })) as unknown

describe('a workshop saved before there were shorter agendas', () => {
  it('is read as it is', () => {
    expect(JSON.parse(JSON.stringify(migrate(workshopKind, BEFORE, saved)))).toEqual(saved)
  })

  it.each(['short', 'two-hours'] as const)('can be one of the agenda %s afterwards, and older suites leave it untouched', agenda => {
    const parsed = workshopKind.parse({ ...workshop(), guide: { ...guide, agenda } })
    expect(parsed.guide?.agenda).toBe(agenda)
    expect(isNewerEnvelope(sealEnvelope(currentSchema(workshopKind), '2026-03-05T09:00:00.000Z', parsed), BEFORE)).toBe(true)
  })
})
