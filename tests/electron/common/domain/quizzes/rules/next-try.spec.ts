import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findNextTry } from '#common/domain/quizzes/rules/next-try.ts'

const now = new Date('2026-11-23T10:00:00Z')
const HOUR = 3_600_000
const hoursAgo = (...hours: readonly number[]) => hours.map(ago => ({ finishedAt: new Date(now.getTime() - ago * HOUR).toISOString() }))

describe('the next attempt at a quiz', () => {
  it('may begin at once where the course says nothing', () => {
    expect(findNextTry({ tries: undefined, waitHours: undefined }, hoursAgo(0, 1, 2), now)).toEqual({ kind: 'now', left: undefined })
  })

  it('is counted, and there is none after the last', () => {
    const rule = { tries: 3, waitHours: undefined }
    expect(findNextTry(rule, [], now)).toEqual({ kind: 'now', left: 3 })
    expect(findNextTry(rule, hoursAgo(5, 1), now)).toEqual({ kind: 'now', left: 1 })
    expect(findNextTry(rule, hoursAgo(9, 5, 1), now)).toEqual({ kind: 'never' })
  })

  it('waits from the end of the last one, and needs no wait before the first', () => {
    const rule = { tries: 3, waitHours: 24 }
    expect(findNextTry(rule, [], now)).toEqual({ kind: 'now', left: 3 })
    expect(findNextTry(rule, hoursAgo(30, 23), now)).toEqual({ kind: 'later', at: '2026-11-23T11:00:00.000Z', left: 1 })
    expect(findNextTry(rule, hoursAgo(24), now)).toEqual({ kind: 'now', left: 2 })
  })

  it('never waits longer than the rule says from now, whatever the clock was set to, and is free once that has passed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -1e6, max: 1e6 })), fc.integer({ min: 1, max: 720 }), (ago, waitHours) => {
        const rule = { tries: undefined, waitHours }
        const finished = hoursAgo(...ago)
        const next = findNextTry(rule, finished, now)
        const until = next.kind === 'later' ? Date.parse(next.at) : now.getTime()
        expect(until).toBeLessThanOrEqual(now.getTime() + waitHours * HOUR)
        const past = finished.filter(one => Date.parse(one.finishedAt) <= now.getTime())
        expect(findNextTry(rule, past, new Date(until)).kind).toBe('now')
      }),
    )
  })

  it('does not wait for an attempt of a clock that has been set back since', () => {
    const rule = { tries: undefined, waitHours: 24 }
    expect(findNextTry(rule, hoursAgo(-24 * 365), now)).toEqual({ kind: 'now', left: undefined })
    expect(findNextTry(rule, hoursAgo(-24 * 365, 1), now)).toMatchObject({ kind: 'later', at: '2026-11-24T09:00:00.000Z' })
  })

  it('still waits when the clock was put right by some minutes', () => {
    expect(findNextTry({ tries: undefined, waitHours: 24 }, hoursAgo(-0.1), now)).toMatchObject({ at: '2026-11-24T10:00:00.000Z' })
  })
})
