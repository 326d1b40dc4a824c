import { describe, expect, it } from 'vitest'
import { loadOnFirstUse } from '#backend/load-on-first-use.ts'

function countedService(failures = 0) {
  let opened = 0
  const lazy = loadOnFirstUse(() => {
    opened += 1
    return opened <= failures ? Promise.reject(new Error('no room')) : Promise.resolve({ double: (value: number) => value * 2 })
  })
  return { ...lazy, opened: () => opened }
}

describe('a service that is loaded on first use', () => {
  it('is opened by the first call, once', async () => {
    const { service, opened } = countedService()
    expect(opened()).toBe(0)
    expect(await Promise.all([service.double(2), service.double(3)])).toEqual([4, 6])
    expect(opened()).toBe(1)
  })

  it('is opened again after it could not be', async () => {
    const { service } = countedService(1)
    await expect(service.double(2)).rejects.toThrow('no room')
    expect(await service.double(2)).toBe(4)
  })

  it('is not opened to be closed', async () => {
    const { ifLoaded, opened } = countedService()
    await ifLoaded(() => Promise.reject(new Error('was opened')))
    expect(opened()).toBe(0)
  })
})
