import { describe, expect, it } from 'vitest'
import type { MainToBackend } from '#common/contract/desktop.ts'
import { openPackRequests } from '#main/backend/pack-requests.ts'

describe('pack requests to the backend', () => {
  it('are matched to their requests in any order', async () => {
    const asked: MainToBackend[] = []
    const packs = openPackRequests(message => asked.push(message) > 0)
    const replies = Promise.all([packs.ask('core', '/a'), packs.ask('core', '/b')])
    expect(asked).toEqual([
      { t: 'pack', n: 1, courseId: 'core', path: '/a' },
      { t: 'pack', n: 2, courseId: 'core', path: '/b' },
    ])
    packs.answered({ t: 'pack', n: 2, because: 'ENOSPC' })
    packs.answered({ t: 'pack', n: 1, because: undefined })
    expect(await replies).toEqual([undefined, 'ENOSPC'])
  })

  it('fail with a code when no backend runs or it dies', async () => {
    expect(await openPackRequests(() => false).ask('core', '/a')).toBe('ECONNRESET')
    const packs = openPackRequests(() => true)
    const reply = packs.ask('core', '/a')
    packs.failAll()
    packs.answered({ t: 'pack', n: 1, because: undefined })
    expect(await reply).toBe('ECONNRESET')
  })
})
