import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countMissingAtMost, MISSING_STEP } from '#common/domain/room/rules/named-answers.ts'

describe('how many have not answered an anonymous activity', () => {
  it('is told in steps of five, never too few and never a step too many', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (answered, people) => {
        const missing = Math.max(0, people - answered)
        const told = countMissingAtMost(answered, people)
        expect(told === people || told % MISSING_STEP === 0).toBe(true)
        expect(told).toBeLessThanOrEqual(people)
        expect(told).toBeGreaterThanOrEqual(missing)
        expect(told - missing).toBeLessThan(MISSING_STEP)
      }),
    )
  })

  it('does not change while one person of a few answers', () => {
    expect([5, 6, 7, 8].map(answered => countMissingAtMost(answered, 9))).toEqual([5, 5, 5, 5])
    expect([0, 1].map(answered => countMissingAtMost(answered, 2))).toEqual([2, 2])
    expect(countMissingAtMost(9, 9)).toBe(0)
  })
})
