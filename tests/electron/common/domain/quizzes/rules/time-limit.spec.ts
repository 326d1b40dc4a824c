import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countGap, EXTRA_TIMES, isTimeUp, isTooLate, remainingMs, TICK_MS, toLimitMs } from '#common/domain/quizzes/rules/time-limit.ts'

const MINUTE = 60_000

describe('the time limit of an attempt', () => {
  it('is what the course says, and a quarter or a half more for who asks for it', () => {
    expect(toLimitMs(20, undefined)).toBe(20 * MINUTE)
    expect(EXTRA_TIMES.map(extra => toLimitMs(20, extra))).toEqual([25 * MINUTE, 30 * MINUTE])
    expect(toLimitMs(undefined, 50)).toBeUndefined()
  })

  it('is up when nothing is left, and an answer on its way still counts for a moment', () => {
    const attempt = { limitMs: MINUTE }
    expect([0, MINUTE - 1, MINUTE, 2 * MINUTE].map(used => remainingMs(attempt, used))).toEqual([MINUTE, 1, 0, 0])
    expect([MINUTE - 1, MINUTE].map(used => isTimeUp(attempt, used))).toEqual([false, true])
    expect([MINUTE, MINUTE + 14_999, MINUTE + 15_000].map(used => isTooLate(attempt, used))).toEqual([false, false, true])
    expect(isTimeUp({}, 1e12) || isTooLate({}, 1e12)).toBe(false)
  })

  it('counts all the time of a running program, however busy it is', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10_000 })), gaps => {
        expect(gaps.reduce((sum, gap) => sum + countGap(gap), 0)).toBe(gaps.reduce((sum, gap) => sum + gap, 0))
      }),
    )
  })

  it('counts one tick of a night asleep, however long, and nothing backwards', () => {
    fc.assert(
      fc.property(fc.integer({ min: 10_001, max: 1e9 }), fc.integer({ min: -1e9, max: 0 }), (asleep, back) => {
        expect(countGap(asleep)).toBe(TICK_MS)
        expect(countGap(back)).toBe(0)
      }),
    )
  })
})
