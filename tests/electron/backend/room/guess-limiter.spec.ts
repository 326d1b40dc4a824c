import { beforeEach, describe, expect, it } from 'vitest'
import { createGuessLimiter, type GuessLimiter } from '#backend/room/guess-limiter.ts'

let now: number
let limiter: GuessLimiter

beforeEach(() => {
  now = 1_000_000
  limiter = createGuessLimiter(() => now)
})

describe('who guesses', () => {
  it('may slip twice, then waits twice as long each time, and never longer than half a minute', () => {
    const waits = Array.from({ length: 12 }, () => limiter.wrong('one'))
    expect(waits.slice(0, 5)).toEqual([0, 0, 1000, 2000, 4000])
    expect(Math.max(...waits)).toBe(30_000)
    expect(limiter.waitMs('one')).toBe(30_000)
    now += 30_000
    expect(limiter.waitMs('one')).toBe(0)
  })

  it('makes nobody else wait', () => {
    for (let index = 0; index < 100; index += 1) limiter.wrong('one')
    expect([limiter.waitMs('two'), limiter.turnMs()]).toEqual([0, 0])
  })

  it('is forgotten with the connection', () => {
    for (let index = 0; index < 5; index += 1) limiter.wrong('one')
    limiter.forget('one')
    expect(limiter.waitMs('one')).toBe(0)
  })

  it('from ever new connections fills no memory', () => {
    limiter.wrong('first')
    limiter.wrong('first')
    limiter.wrong('first')
    for (let index = 0; index < 10_000; index += 1) limiter.wrong(String(index))
    expect(limiter.waitMs('first')).toBe(0)
  })
})

describe('a code that opens somebody’s place', () => {
  it('is looked at at once in a usual room, however many come back', () => {
    for (let index = 0; index < 30; index += 1) limiter.wrongSecret(String(index))
    expect(Array.from({ length: 200 }, () => limiter.turnMs())).toEqual(Array.from({ length: 200 }, () => 0))
  })

  it('is looked at five times a second while somebody guesses, and not at all when fifty wait', () => {
    for (let index = 0; index < 31; index += 1) limiter.wrongSecret(String(index))
    const turns = Array.from({ length: 60 }, () => limiter.turnMs())
    expect(turns.slice(0, 3)).toEqual([0, 200, 400])
    expect(turns.filter(turn => turn === undefined).length).toBe(9)
    now += 10_000
    expect(limiter.turnMs()).toBeLessThan(1000)
  })

  it('is looked at at once again when nobody has guessed for a minute', () => {
    for (let index = 0; index < 500; index += 1) limiter.wrongSecret(String(index))
    now += 60_001
    expect(limiter.turnMs()).toBe(0)
  })
})

describe('a connection', () => {
  it('seats a few people and no more', () => {
    expect(Array.from({ length: 10 }, () => limiter.maySitDown('one')).filter(may => may).length).toBe(8)
    expect(limiter.maySitDown('two')).toBe(true)
    limiter.forget('one')
    expect(limiter.maySitDown('one')).toBe(true)
  })
})
