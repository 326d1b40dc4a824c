import { describe, expect, it } from 'vitest'
import { isTomorrow, toNoon } from '#renderer/features/practice/practice-dates.ts'

describe('the day on which a question comes again', () => {
  it.each([
    ['2026-03-21', '2026-03-20T12:00', true],
    ['2026-03-22', '2026-03-20T12:00', false],
    ['2026-04-01', '2026-03-31T23:59', true],
    ['2026-03-21', '2026-03-21T03:59', true],
    ['2026-03-21', '2026-03-21T04:00', false],
  ])('%s is tomorrow at %s: %s, since a study day lasts until four', (day, now, expected) => {
    expect(isTomorrow(day, new Date(now))).toBe(expected)
  })

  it('is the same date wherever it is read', () => {
    expect(new Date(toNoon('2026-03-21')).getDate()).toBe(21)
  })
})
