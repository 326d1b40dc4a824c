import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMessageRateLimit } from '#backend/http/message-rate-limit.ts'

const BURST = 60
const PER_SECOND = 20

describe('the messages of one connection', () => {
  it('may come in a burst, then at a steady rate', () => {
    let now = 0
    const limit = createMessageRateLimit(() => now)
    expect(Array.from({ length: 61 }, () => limit.allows()).filter(allowed => allowed).length).toBe(BURST)
    now += 1000
    expect(Array.from({ length: 30 }, () => limit.allows()).filter(allowed => allowed).length).toBe(PER_SECOND)
  })

  it('are never refused at the speed of a hand', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 50, max: 3000 }), { maxLength: 200 }), pauses => {
        let now = 0
        const limit = createMessageRateLimit(() => now)
        for (const pause of pauses) {
          now += pause
          expect(limit.allows()).toBe(true)
        }
      }),
    )
  })

  it('never exceed the burst plus the steady rate, in any rhythm', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 400 }), pauses => {
        let now = 0
        let allowed = 0
        const limit = createMessageRateLimit(() => now)
        for (const pause of pauses) {
          now += pause
          if (limit.allows()) allowed += 1
        }
        expect(allowed).toBeLessThanOrEqual(BURST + (now / 1000) * PER_SECOND + 1e-6)
      }),
    )
  })
})
