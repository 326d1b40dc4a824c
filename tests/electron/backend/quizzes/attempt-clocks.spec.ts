import { beforeEach, describe, expect, it } from 'vitest'
import { createAttemptClocks, type AttemptClocks } from '#backend/quizzes/attempt-clocks.ts'
import { runningAttempt } from '#tests/support/records.ts'

const attempt = runningAttempt({ limitMs: 600_000 })
let monotonic = 0
let present: Set<string>
let clocks: AttemptClocks

beforeEach(() => {
  monotonic = 5_000_000
  present = new Set(['amal', 'bilal'])
  clocks = createAttemptClocks({ isPresent: id => present.has(id), monotonic: () => monotonic })
})

/** Time goes by while the program looks at its clock, as it does every second. */
function pass(seconds: number): void {
  for (let second = 0; second < seconds; second++) {
    monotonic += 1000
    clocks.read(attempt)
  }
}

describe('the clock of an attempt', () => {
  it('counts from the start, and goes on from what was saved before a restart', () => {
    clocks.run(attempt, 'amal')
    pass(90)
    expect(clocks.read(attempt)).toBe(90_000)
    clocks.close()
    clocks.run({ ...attempt, usedMs: 60_000 }, 'amal')
    pass(30)
    expect(clocks.read(attempt)).toBe(90_000)
  })

  it('does not count what lies before its start', () => {
    monotonic += 8000
    clocks.run(attempt, 'amal')
    expect(clocks.read(attempt)).toBe(0)
  })

  it('stands still while the computer sleeps, even where its monotonic clock does not', () => {
    clocks.run(attempt, 'amal')
    pass(60)
    monotonic += 8 * 3_600_000
    expect(clocks.read(attempt)).toBe(61_000)
    pass(60)
    expect(clocks.read(attempt)).toBe(121_000)
  })

  it('stands still while no window of the learner is open', () => {
    clocks.run(attempt, 'amal')
    pass(60)
    present.delete('amal')
    pass(600)
    present.add('amal')
    pass(60)
    expect(clocks.read(attempt)).toBe(120_000)
  })

  it('runs once, however often the attempt is opened', () => {
    clocks.run(attempt, 'amal')
    pass(60)
    clocks.run({ ...attempt, usedMs: 10_000 }, 'amal')
    pass(60)
    expect(clocks.read({ ...attempt, usedMs: 10_000 })).toBe(120_000)
  })

  it('follows what another computer has counted', () => {
    clocks.run(attempt, 'amal')
    pass(60)
    expect(clocks.read({ ...attempt, usedMs: 300_000 })).toBe(300_000)
  })

  it('is none without a time limit, and none after the end', () => {
    const free = runningAttempt()
    clocks.run(free, 'amal')
    clocks.run(attempt, 'amal')
    pass(60)
    expect(clocks.read(free)).toBe(0)
    clocks.stop(attempt.id)
    pass(60)
    expect(clocks.read(attempt)).toBe(0)
  })
})
