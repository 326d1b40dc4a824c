import { describe, expect, it } from 'vitest'
import { retryWhileLocked } from '#backend/storage/disk/retry-while-locked.ts'

function failsTimes(times: number, code: string): { readonly work: () => Promise<string>; readonly attempts: () => number } {
  let attempts = 0
  const work = async (): Promise<string> => {
    attempts += 1
    if (attempts <= times) throw Object.assign(new Error(code), { code })
    return 'done'
  }
  return { work, attempts: () => attempts }
}

const TWO_RETRIES = { retries: 2, minTimeout: 1, maxTimeout: 1 }

describe('a file that another program has open', () => {
  it.each(['EPERM', 'EBUSY', 'EACCES'])('is tried again after %s', async code => {
    const { work, attempts } = failsTimes(2, code)
    expect(await retryWhileLocked(work, { ...TWO_RETRIES, retries: 3 })).toBe('done')
    expect(attempts()).toBe(3)
  })

  it('is given up after the last retry, with the last error', async () => {
    const { work, attempts } = failsTimes(9, 'EBUSY')
    await expect(retryWhileLocked(work, TWO_RETRIES)).rejects.toMatchObject({ code: 'EBUSY' })
    expect(attempts()).toBe(3)
  })

  it('is waited for up to 1.4 s by default', async () => {
    const { work, attempts } = failsTimes(8, 'EBUSY')
    const start = performance.now()
    expect(await retryWhileLocked(work)).toBe('done')
    expect(attempts()).toBe(9)
    expect(performance.now() - start).toBeGreaterThan(1300)
  })
})

describe('any other error', () => {
  it('is thrown at once', async () => {
    const { work, attempts } = failsTimes(1, 'ENOSPC')
    await expect(retryWhileLocked(work, TWO_RETRIES)).rejects.toMatchObject({ code: 'ENOSPC' })
    expect(attempts()).toBe(1)
  })
})
