import { describe, expect, it } from 'vitest'
import { currentSchema, migrate } from '#backend/storage/documents/document-kind.ts'
import { isNewerEnvelope, sealEnvelope } from '#backend/storage/documents/envelope.ts'
import { roomKind } from '#backend/storage/kinds/room.kind.ts'
import { workshopKind } from '#backend/storage/kinds/workshop.kind.ts'
import { ownQuestion } from '#tests/support/room/own-questions.ts'
import { activity, closedRoom, person, run, session, workshop } from '#tests/support/room/rooms.ts'

/** The schema of suites whose activities had no questions of their own. */
const BEFORE = 2
const saved = JSON.parse(JSON.stringify({ ...workshop(), agenda: [session('one', { activities: [activity()] })] })) as unknown

describe('a workshop saved before activities had questions of their own', () => {
  it('is read as it is, and so is its room', () => {
    expect(JSON.parse(JSON.stringify(migrate(workshopKind, BEFORE, saved)))).toEqual(saved)
    const room = { ...closedRoom([person(1)]), runs: [run()] }
    expect(migrate(roomKind, BEFORE, { openingId: 'o', seq: 3, room }).room.runs).toEqual([run()])
  })

  it('can hold them afterwards, and older suites leave it untouched', () => {
    const own = activity({ kind: 'quiz-round', items: [], questionIds: ['own-1'], ownQuestions: [ownQuestion()], seconds: 20 })
    const parsed = workshopKind.parse({ ...workshop(), agenda: [session('one', { activities: [own] })] })
    const [entry] = parsed.agenda
    expect(entry?.kind === 'session' && entry.activities[0]).toMatchObject({ ownQuestions: [ownQuestion()], seconds: 20 })
    for (const kind of [workshopKind, roomKind])
      expect(isNewerEnvelope(sealEnvelope(currentSchema(kind), '2026-03-05T09:00:00.000Z', parsed), BEFORE)).toBe(true)
  })
})
