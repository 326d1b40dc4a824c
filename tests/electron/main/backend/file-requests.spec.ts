import { describe, expect, it } from 'vitest'
import type { MainToBackend } from '#common/contract/desktop.ts'
import { openFileRequests } from '#main/backend/file-requests.ts'

const body = (text: string): Uint8Array => new TextEncoder().encode(text)

describe('file requests to the backend', () => {
  it('are matched to their requests in any order', async () => {
    const asked: MainToBackend[] = []
    const files = openFileRequests(message => asked.push(message))
    const replies = Promise.all([files.ask('/files/a'), files.ask('/files/b', 'bytes=0-')])
    expect(asked).toEqual([
      { t: 'file', n: 1, path: '/files/a', range: undefined },
      { t: 'file', n: 2, path: '/files/b', range: 'bytes=0-' },
    ])
    files.answered({ t: 'file', n: 2, status: 404, headers: {}, body: body('') })
    files.answered({ t: 'file', n: 1, status: 200, headers: { 'Content-Type': 'image/png' }, body: body('a') })
    expect((await replies).map(({ status }) => status)).toEqual([200, 404])
  })

  it('fail when the backend dies, and ignore a late answer', async () => {
    const files = openFileRequests(() => undefined)
    const reply = files.ask('/files/a')
    files.failAll()
    files.answered({ t: 'file', n: 1, status: 200, headers: {}, body: body('late') })
    expect((await reply).status).toBe(503)
  })
})
