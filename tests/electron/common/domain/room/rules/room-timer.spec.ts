import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measureTimeLeft, startTimer, timerAfter } from '#common/domain/room/rules/room-timer.ts'
import { run } from '#tests/support/room/rooms.ts'

const START = Date.parse('2026-03-05T09:00:00.000Z')
const at = (seconds: number): Date => new Date(START + seconds * 1000)
const open = { runs: [run({ id: 'poll', state: 'open' })], currentRun: 'poll' }

describe('the timer of an activity', () => {
  it('stands while the activity is paused, and runs on with what was left', () => {
    const timer = startTimer(3, open, at(0))
    const paused = timerAfter(timer, 'poll', 'paused', at(60))
    expect(paused && measureTimeLeft(paused, at(600).getTime())).toBe(120_000)
    const resumed = timerAfter(paused, 'poll', 'open', at(600))
    expect(resumed && measureTimeLeft(resumed, at(630).getTime())).toBe(90_000)
  })

  it.each(['closed', 'revealed', 'discarded'] as const)('ends when the activity is %s', to => {
    expect(timerAfter(startTimer(3, open, at(0)), 'poll', to, at(10))).toBeUndefined()
  })

  it('has nothing to do with other activities, and one that was set for none goes on', () => {
    const timer = startTimer(3, open, at(0))
    expect(timerAfter(timer, 'other', 'closed', at(10))).toBe(timer)
    const free = startTimer(3, { runs: [], currentRun: undefined }, at(0))
    expect(timerAfter(free, 'poll', 'closed', at(10))).toBe(free)
  })

  it('counts exactly the time that the activity was open, however often it is paused', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 500 })), { maxLength: 6 }), spells => {
        let [timer, now, spent] = [startTimer(10, open, at(0)), 0, 0]
        for (const [running, standing] of spells) {
          timer = timerAfter(timer, 'poll', 'paused', at((now += running)))
          timer = timerAfter(timer, 'poll', 'open', at((now += standing)))
          spent += running
        }
        expect(timer && measureTimeLeft(timer, at(now).getTime())).toBe(600_000 - spent * 1000)
      }),
    )
  })
})
