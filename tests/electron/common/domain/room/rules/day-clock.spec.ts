import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeDayClock, listRemainingEntries, proposeTimeSavings } from '#common/domain/room/rules/day-clock.ts'
import type { PlannedEntry } from '#common/domain/workshops/workshop.ts'
import { session } from '#tests/support/room/rooms.ts'

const at = (minutes: number): Date => new Date(Date.UTC(2026, 2, 5, 9, 0) + minutes * 60_000)
const iso = (minutes: number): string => at(minutes).toISOString()

const AGENDA: readonly PlannedEntry[] = [
  session('one', { minutes: 30, shortening: { kind: 'least', minutes: 20 } }),
  session('two', { minutes: 60, shortening: { kind: 'least', minutes: 45 } }),
  { kind: 'break', id: 'prayer', title: 'Prayer', minutes: 15 },
  session('three', { minutes: 40, shortening: { kind: 'drop' } }),
  session('four', { minutes: 30, shortening: { kind: 'fixed' } }),
]

describe('the day clock', () => {
  it('is empty before the day has begun', () => {
    expect(computeDayClock(AGENDA, { current: undefined, run: [], replanned: [] }, at(500))).toEqual({
      behind: 0,
      endsInMinutes: undefined,
      proposals: [],
    })
  })

  it('is on time while a session has time left, and late from the minute its time is over', () => {
    const current = { entryId: 'one', startedAt: iso(0), endedAt: undefined }
    expect(computeDayClock(AGENDA, { current, run: [], replanned: [] }, at(10))).toMatchObject({ behind: 0, endsInMinutes: 165 })
    expect(computeDayClock(AGENDA, { current, run: [], replanned: [] }, at(42))).toMatchObject({ behind: 12, endsInMinutes: 145 })
  })

  it('proposes changes within the limits of the guide that make up the delay, and leaves breaks alone', () => {
    const run = [{ entryId: 'one', startedAt: iso(0), endedAt: iso(50) }]
    const current = { entryId: 'two', startedAt: iso(50), endedAt: undefined }
    const { behind, proposals } = computeDayClock(AGENDA, { current, run, replanned: [] }, at(60))
    expect(behind).toBe(20)
    expect(proposals).toEqual([{ kind: 'drop', entryId: 'three', title: 'Session three', minutes: 40, left: 0 }])
    expect(proposeTimeSavings(12, AGENDA.slice(1), [])).toEqual([
      { kind: 'shorten', entryId: 'two', title: 'Session two', minutes: 15, left: 45 },
    ])
  })

  it('counts minutes of shortened and dropped sessions as saved', () => {
    const run = [{ entryId: 'one', startedAt: iso(0), endedAt: iso(50) }]
    const current = { entryId: 'two', startedAt: iso(50), endedAt: undefined }
    const replanned = [{ entryId: 'three', minutes: 40, dropped: true }]
    expect(computeDayClock(AGENDA, { current, run, replanned }, at(60)).behind).toBe(-20)
    expect(listRemainingEntries(AGENDA, { current, run, replanned }).map(({ id }) => id)).toEqual(['prayer', 'four'])
  })

  it('never proposes to change a break, nor to go below the guide’s minimum', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), behind => {
        for (const { entryId, left, kind } of proposeTimeSavings(behind, AGENDA, [])) {
          const entry = AGENDA.find(({ id }) => id === entryId)
          expect(entry?.kind).toBe('session')
          if (entry?.kind === 'session' && kind === 'shorten') expect(entry.shortening).toEqual({ kind: 'least', minutes: left })
        }
      }),
    )
  })
})
