import { describe, expect, it } from 'vitest'
import { createIdempotencyCache } from '#backend/rpc/idempotency-cache.ts'

describe('the idempotency cache', () => {
  it('gives a repeat the first result without doing the work twice', async () => {
    const { once } = createIdempotencyCache()
    let count = 0
    const work = (): Promise<number> => Promise.resolve(++count)
    expect(await Promise.all([once('id', work), once('id', work)])).toEqual([1, 1])
    expect(await once('id', work)).toBe(1)
  })

  it('forgets a failure, so that it can be tried again', async () => {
    const { once } = createIdempotencyCache()
    await expect(once('id', () => Promise.reject(new Error('disk full')))).rejects.toThrow('disk full')
    await expect(once('id', () => Promise.resolve('saved'))).resolves.toBe('saved')
  })

  it('remembers only as many results as its limit', async () => {
    const { once } = createIdempotencyCache(2)
    await once('1', () => Promise.resolve('first'))
    await once('2', () => Promise.resolve('x'))
    await once('3', () => Promise.resolve('x'))
    expect(await once('1', () => Promise.resolve('again'))).toBe('again')
  })
})
