import { beforeEach, describe, expect, it } from 'vitest'
import { createGuessLimiter, type GuessLimiter } from '#backend/http/guess-limiter.ts'

let now: number
let limiter: GuessLimiter

beforeEach(() => {
  now = 1_000_000
  limiter = createGuessLimiter(() => now)
})

describe('a connection that guesses', () => {
  it('may mistype twice, then waits twice as long each time, and never longer than half a minute', () => {
    const waits = Array.from({ length: 12 }, () => limiter.recordWrong('one'))
    expect(waits.slice(0, 5)).toEqual([0, 0, 1000, 2000, 4000])
    expect(Math.max(...waits)).toBe(30_000)
    expect(limiter.waitMs('one')).toBe(30_000)
    now += 30_000
    expect(limiter.waitMs('one')).toBe(0)
  })

  it('makes no other connection wait', () => {
    for (let index = 0; index < 100; index += 1) limiter.recordWrong('one')
    expect([limiter.waitMs('two'), limiter.reserveDelayMs()]).toEqual([0, 0])
  })

  it('is forgotten when it closes', () => {
    for (let index = 0; index < 5; index += 1) limiter.recordWrong('one')
    limiter.forget('one')
    expect(limiter.waitMs('one')).toBe(0)
  })

  it('is forgotten when very many others have guessed since, to bound the memory', () => {
    limiter.recordWrong('first')
    limiter.recordWrong('first')
    limiter.recordWrong('first')
    for (let index = 0; index < 10_000; index += 1) limiter.recordWrong(String(index))
    expect(limiter.waitMs('first')).toBe(0)
  })
})

describe('a try at a secret code', () => {
  it('is checked at once in a usual room, however many return', () => {
    for (let index = 0; index < 30; index += 1) limiter.recordWrongSecret(String(index))
    expect(Array.from({ length: 200 }, () => limiter.reserveDelayMs())).toEqual(Array.from({ length: 200 }, () => 0))
  })

  it('is checked five times a second while somebody guesses, and not at all when fifty wait', () => {
    for (let index = 0; index < 31; index += 1) limiter.recordWrongSecret(String(index))
    const delays = Array.from({ length: 60 }, () => limiter.reserveDelayMs())
    expect(delays.slice(0, 3)).toEqual([0, 200, 400])
    expect(delays.filter(delay => delay === undefined).length).toBe(9)
    now += 10_000
    expect(limiter.reserveDelayMs()).toBeLessThan(1000)
  })

  it('is checked at once again when nobody has guessed for a minute', () => {
    for (let index = 0; index < 500; index += 1) limiter.recordWrongSecret(String(index))
    now += 60_001
    expect(limiter.reserveDelayMs()).toBe(0)
  })
})

describe('a connection', () => {
  it('may add a few participants and no more', () => {
    expect(Array.from({ length: 10 }, () => limiter.allowJoin('one')).filter(allowed => allowed).length).toBe(8)
    expect(limiter.allowJoin('two')).toBe(true)
    limiter.forget('one')
    expect(limiter.allowJoin('one')).toBe(true)
  })
})
