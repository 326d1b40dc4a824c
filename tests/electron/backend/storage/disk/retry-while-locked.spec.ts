import { describe, expect, it } from 'vitest'
import { retryWhileLocked } from '#backend/storage/disk/retry-while-locked.ts'

function refusedTimes(times: number, code: string): { readonly work: () => Promise<string>; readonly tries: () => number } {
  let tries = 0
  const work = async (): Promise<string> => {
    tries += 1
    if (tries <= times) throw Object.assign(new Error(code), { code })
    return 'done'
  }
  return { work, tries: () => tries }
}

describe('a file that another program holds', () => {
  it.each(['EPERM', 'EBUSY', 'EACCES'])('is tried again after %s', async code => {
    const { work, tries } = refusedTimes(2, code)
    expect(await retryWhileLocked(work, [1, 1, 1])).toBe('done')
    expect(tries()).toBe(3)
  })

  it('is given up when the pauses are used up, with the last refusal', async () => {
    const { work, tries } = refusedTimes(9, 'EBUSY')
    await expect(retryWhileLocked(work, [1, 1])).rejects.toMatchObject({ code: 'EBUSY' })
    expect(tries()).toBe(3)
  })

  it('is not what another error means', async () => {
    const { work, tries } = refusedTimes(1, 'ENOSPC')
    await expect(retryWhileLocked(work, [1, 1])).rejects.toMatchObject({ code: 'ENOSPC' })
    expect(tries()).toBe(1)
  })
})
