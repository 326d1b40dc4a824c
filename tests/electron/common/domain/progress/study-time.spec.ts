import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toMinute } from '#common/domain/progress/digest.ts'
import { LONGEST_BREAK_MINUTES, measureStudy } from '#common/domain/progress/study-time.ts'

const NOW = Date.parse('2026-03-20T18:00:00Z')
const clock = { now: NOW, offsetMinutes: 60 }
const WEEKS = 4
const study = (minutes: readonly number[], at = clock) => measureStudy(new Set(minutes), at, WEEKS)
const at = (...times: readonly string[]) => times.map(toMinute)

/** From before the weeks to after now: a clock may have been set wrong. */
const anyMinutes = fc.array(fc.integer({ min: toMinute('2026-01-01T00:00:00Z'), max: toMinute('2026-04-10T00:00:00Z') }), { maxLength: 60 })

describe('the time a learner studied', () => {
  it('is that of stretches without a break of more than half an hour', () => {
    expect(study(at('2026-03-20T10:00:00Z', '2026-03-20T10:20:00Z', '2026-03-20T10:50:00Z'))).toMatchObject({ minutes: 51, days: 1 })
    expect(study(at('2026-03-20T10:00:00Z', '2026-03-20T10:31:00Z'))).toMatchObject({ minutes: 2 })
    expect(study([])).toMatchObject({ minutes: 0, recentMinutes: 0, days: 0, lastAt: undefined })
  })

  it('belongs until four in the morning to the day before', () => {
    const { weeks, days } = study(at('2026-03-19T22:00:00Z', '2026-03-20T02:30:00Z'))
    expect(days).toBe(1)
    expect(weeks.at(-1)).toEqual({ from: '2026-03-14', days: [5] })
  })

  it('leaves out what is dated after now, and knows it once that day has come', () => {
    const ahead = at('2026-03-20T10:00:00Z', '2026-03-25T10:00:00Z')
    expect(study(ahead)).toMatchObject({ minutes: 1, days: 1, lastAt: '2026-03-20T10:00:00.000Z' })
    expect(study(ahead, { ...clock, now: Date.parse('2026-03-26T10:00:00Z') })).toMatchObject({ minutes: 2, days: 2 })
  })

  it('is never negative, never more than the time between the first and the last minute, and the same in any order', () => {
    fc.assert(
      fc.property(anyMinutes, minutes => {
        const found = study(minutes)
        expect(study(minutes.toReversed())).toEqual(found)
        const past = minutes.filter(minute => minute <= NOW / 60_000)
        const span = past.length === 0 ? 0 : Math.max(...past) - Math.min(...past) + 1
        expect(found.minutes).toBeGreaterThanOrEqual(new Set(past).size)
        expect(found.minutes).toBeLessThanOrEqual(span)
        expect(found.minutes).toBeLessThanOrEqual(new Set(past).size * LONGEST_BREAK_MINUTES)
        expect(found.recentMinutes).toBeLessThanOrEqual(found.minutes)
      }),
    )
  })

  it('shows as many days in the weeks as were studied in them, and one more minute takes none away', () => {
    fc.assert(
      fc.property(anyMinutes, anyMinutes, (minutes, more) => {
        const found = study(minutes)
        const shown = found.weeks.reduce((sum, { days }) => sum + days.length, 0)
        expect(found.weeks).toHaveLength(WEEKS)
        expect(shown).toBeLessThanOrEqual(found.days)
        const longer = study([...minutes, ...more])
        expect(longer.minutes).toBeGreaterThanOrEqual(found.minutes)
        for (const [week, { days }] of found.weeks.entries()) expect(longer.weeks[week]?.days).toEqual(expect.arrayContaining([...days]))
      }),
    )
  })
})
