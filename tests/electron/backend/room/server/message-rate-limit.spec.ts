import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFlowLimit } from '#backend/room/server/message-rate-limit.ts'

const BURST = 60
const PER_SECOND = 20

describe('the messages of one connection', () => {
  it('come in a burst, and then so many a second', () => {
    let now = 0
    const flow = createFlowLimit(() => now)
    expect(Array.from({ length: 61 }, () => flow.takes()).filter(takes => takes).length).toBe(BURST)
    now += 1000
    expect(Array.from({ length: 30 }, () => flow.takes()).filter(takes => takes).length).toBe(PER_SECOND)
  })

  it('that are as slow as a hand are never refused', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 50, max: 3000 }), { maxLength: 200 }), pauses => {
        let now = 0
        const flow = createFlowLimit(() => now)
        for (const pause of pauses) {
          now += pause
          expect(flow.takes()).toBe(true)
        }
      }),
    )
  })

  it('are never more than the burst and what the time since has given, in whatever rhythm', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 400 }), pauses => {
        let now = 0
        let taken = 0
        const flow = createFlowLimit(() => now)
        for (const pause of pauses) {
          now += pause
          if (flow.takes()) taken += 1
        }
        expect(taken).toBeLessThanOrEqual(BURST + (now / 1000) * PER_SECOND + 1e-6)
      }),
    )
  })
})
