import { describe, expect, it } from 'vitest'
import { currentSchema, migrate } from '#backend/storage/documents/document-kind.ts'
import { isNewerEnvelope, sealEnvelope } from '#backend/storage/documents/envelope.ts'
import { workshopKind } from '#backend/storage/kinds/workshop.kind.ts'
import type { OwnSlide } from '#common/domain/workshops/own-slides/own-slide.ts'
import { activity, session, workshop } from '#tests/support/room/rooms.ts'

/** The schema of suites whose sessions had no slides of the facilitator's own. */
const BEFORE = 3
const saved = JSON.parse(JSON.stringify({ ...workshop(), agenda: [session('one', { activities: [activity()] })] })) as unknown

describe('a workshop saved before sessions had own slides', () => {
  it('is read as it is', () => {
    expect(JSON.parse(JSON.stringify(migrate(workshopKind, BEFORE, saved)))).toEqual(saved)
  })

  it('can hold them afterwards, and older suites leave it untouched', () => {
    const ownSlides: readonly OwnSlide[] = [
      { id: 'slide-1', kind: 'picture', picture: `${'a'.repeat(32)}.jpg`, title: '', notes: 'Wait.' },
      { id: 'slide-2', kind: 'text', title: 'Two', markdown: '*b*', html: '<p><em>b</em></p>', notes: '' },
    ]
    const parsed = workshopKind.parse({ ...workshop(), agenda: [session('one', { ownSlides })] })
    expect(parsed.agenda).toMatchObject([{ ownSlides }])
    expect(isNewerEnvelope(sealEnvelope(currentSchema(workshopKind), '2026-03-05T09:00:00.000Z', parsed), BEFORE)).toBe(true)
  })
})
