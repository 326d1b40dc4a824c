import { describe, expect, it } from 'vitest'
import { createCrashLoopGuard } from '#common/domain/shared/crash-loop-guard.ts'

describe('deaths of the backend', () => {
  it('start it again twice within a minute, and not a third time', () => {
    const deaths = createCrashLoopGuard()
    expect([0, 20_000, 59_999].map(deaths.allowsRestart)).toEqual([true, true, false])
  })

  it('do not count for longer than a minute', () => {
    const deaths = createCrashLoopGuard()
    expect([0, 30_000, 60_000, 90_000, 120_000].map(deaths.allowsRestart)).toEqual([true, true, true, true, true])
  })

  it('are forgotten when a person tries again', () => {
    const deaths = createCrashLoopGuard()
    deaths.allowsRestart(0)
    deaths.allowsRestart(1)
    deaths.forget()
    expect(deaths.allowsRestart(2)).toBe(true)
  })
})
