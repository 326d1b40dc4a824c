// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref, type EffectScope } from 'vue'
import { useTimeLeft, type TimeLeft } from '#renderer/features/quizzes/rules/use-time-left.ts'

const MINUTE = 60_000
let scope: EffectScope
/** What the backend has counted, which is not what the page counts. */
let backendLeft: number
let asked: number
let ended: number
const told = ref(0)

beforeEach(() => {
  vi.useFakeTimers()
  scope = effectScope()
  ;[asked, ended] = [0, 0]
})

afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

function begin(left: number, ask = async () => backendLeft): TimeLeft {
  told.value = backendLeft = left
  return scope.run(() => useTimeLeft({ told: () => told.value, ask: () => ((asked += 1), ask()), onUp: () => void (ended += 1) }))!
}

async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 1000) {
    backendLeft = Math.max(0, backendLeft - 1000)
    await vi.advanceTimersByTimeAsync(1000)
  }
}

describe('the time left of an attempt', () => {
  it('ticks on the page, and is saved every half minute', async () => {
    const time = begin(20 * MINUTE)
    await pass(10_000)
    expect(time.ms.value).toBe(20 * MINUTE - 10_000)
    await pass(2 * MINUTE - 10_000)
    expect(asked).toBe(4)
  })

  it('is told at five minutes and at one, each once', async () => {
    const time = begin(6 * MINUTE)
    await pass(MINUTE - 2000)
    expect(time.warning.value).toBeUndefined()
    await pass(3000)
    expect(time.warning.value).toBe(5)
    await pass(4 * MINUTE)
    expect(time.warning.value).toBe(1)
  })

  it('is not told of minutes that the attempt never had', async () => {
    const time = begin(3 * MINUTE)
    await pass(MINUTE)
    expect(time.warning.value).toBeUndefined()
  })

  it('ends the attempt once, when the backend agrees', async () => {
    begin(MINUTE)
    await pass(2 * MINUTE)
    expect(ended).toBe(1)
  })

  it('goes on where the backend says that time is left: the computer slept', async () => {
    const time = begin(MINUTE)
    backendLeft += 3 * MINUTE
    await pass(MINUTE)
    await pass(2000)
    expect(ended).toBe(0)
    expect(time.ms.value).toBeGreaterThan(2 * MINUTE)
  })

  it('follows what comes with each answer', async () => {
    const time = begin(20 * MINUTE)
    told.value = 18 * MINUTE
    await nextTick()
    expect(time.ms.value).toBe(18 * MINUTE)
  })

  it('asks again when nobody answers at zero, and ends nothing by itself', async () => {
    let isLost = true
    begin(MINUTE, async () => {
      if (isLost) throw new Error('connection lost')
      return backendLeft
    })
    await pass(2 * MINUTE)
    expect(ended).toBe(0)
    isLost = false
    await pass(2000)
    expect(ended).toBe(1)
  })

  it('ends the attempt at once where nothing was left when it was opened', async () => {
    begin(0)
    await pass(1000)
    expect(ended).toBe(1)
  })
})
