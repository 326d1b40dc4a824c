import { describe, expect, it } from 'vitest'
import { createCrashLoopGuard } from '#common/domain/shared/crash-loop-guard.ts'

describe('crashes of the backend', () => {
  it('allow two restarts within a minute, but not a third', () => {
    const deaths = createCrashLoopGuard()
    expect([0, 20_000, 59_999].map(deaths.allowsRestart)).toEqual([true, true, false])
  })

  it('are forgotten after a minute', () => {
    const deaths = createCrashLoopGuard()
    expect([0, 30_000, 60_000, 90_000, 120_000].map(deaths.allowsRestart)).toEqual([true, true, true, true, true])
  })

  it('are forgotten when the user tries again', () => {
    const deaths = createCrashLoopGuard()
    deaths.allowsRestart(0)
    deaths.allowsRestart(1)
    deaths.forget()
    expect(deaths.allowsRestart(2)).toBe(true)
  })
})
