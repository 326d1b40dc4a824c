import { describe, expect, it } from 'vitest'
import { createKeyedMutex } from '#backend/rpc/keyed-mutex.ts'

describe('the keyed mutex', () => {
  it('runs the work of one key in order, one at a time, past a failure', async () => {
    const { run } = createKeyedMutex()
    const seen: string[] = []
    const work =
      (name: string, fails = false) =>
      async () => {
        seen.push(`${name} begins`)
        await new Promise(resolve => setTimeout(resolve, 1))
        seen.push(`${name} ends`)
        if (fails) throw new Error(name)
      }
    await Promise.allSettled([run('a', work('one')), run('a', work('two', true)), run('a', work('three'))])
    expect(seen).toEqual(['one begins', 'one ends', 'two begins', 'two ends', 'three begins', 'three ends'])
  })

  it('does not hold up another key', async () => {
    const { run } = createKeyedMutex()
    let release = (): void => undefined
    const blocked = run('a', () => new Promise<void>(resolve => (release = resolve)))
    await expect(run('b', () => Promise.resolve('done'))).resolves.toBe('done')
    release()
    await blocked
  })
})
