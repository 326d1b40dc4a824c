import { describe, expect, it } from 'vitest'
import { rememberFirstResults } from '#backend/rpc/idempotency-cache.ts'
import { keepTurns } from '#backend/rpc/keyed-mutex.ts'

describe('turns', () => {
  it('run the work of one learner in order, one at a time, past a failure', async () => {
    const { take } = keepTurns()
    const seen: string[] = []
    const work =
      (name: string, fails = false) =>
      async () => {
        seen.push(`${name} begins`)
        await new Promise(resolve => setTimeout(resolve, 1))
        seen.push(`${name} ends`)
        if (fails) throw new Error(name)
      }
    await Promise.allSettled([take('a', work('one')), take('a', work('two', true)), take('a', work('three'))])
    expect(seen).toEqual(['one begins', 'one ends', 'two begins', 'two ends', 'three begins', 'three ends'])
  })

  it('do not hold up another learner', async () => {
    const { take } = keepTurns()
    let release = (): void => undefined
    const held = take('a', () => new Promise<void>(resolve => (release = resolve)))
    await expect(take('b', () => Promise.resolve('done'))).resolves.toBe('done')
    release()
    await held
  })
})

describe('first results', () => {
  it('give a repeat the first result without doing it twice', async () => {
    const { once } = rememberFirstResults()
    let count = 0
    const work = (): Promise<number> => Promise.resolve(++count)
    expect(await Promise.all([once('id', work), once('id', work)])).toEqual([1, 1])
    expect(await once('id', work)).toBe(1)
  })

  it('forget a failure, so that it can be tried again', async () => {
    const { once } = rememberFirstResults()
    await expect(once('id', () => Promise.reject(new Error('disk full')))).rejects.toThrow('disk full')
    await expect(once('id', () => Promise.resolve('saved'))).resolves.toBe('saved')
  })

  it('remember only so many', async () => {
    const { once } = rememberFirstResults(2)
    await once('1', () => Promise.resolve('first'))
    await once('2', () => Promise.resolve('x'))
    await once('3', () => Promise.resolve('x'))
    expect(await once('1', () => Promise.resolve('again'))).toBe('again')
  })
})
