// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest'
import { restorePlace } from '#renderer/app/restore-place.ts'

const PLACE = { left: 0, top: 3000 }

function setHeight(height: number): void {
  vi.spyOn(document.documentElement, 'scrollHeight', 'get').mockReturnValue(height)
}

/** What a promise has come to by now. */
async function stateOf(promise: Promise<unknown>): Promise<unknown> {
  return Promise.race([promise, new Promise(resolve => setTimeout(resolve, 0, 'waiting'))])
}

describe('the place of a page that one comes back to', () => {
  afterEach(() => {
    vi.restoreAllMocks()
    document.body.replaceChildren()
  })

  it('is there at once where the page is long enough', async () => {
    setHeight(9000)
    expect(await stateOf(restorePlace(PLACE))).toEqual(PLACE)
  })

  it('is waited for until the content has come', async () => {
    setHeight(400)
    const restored = restorePlace(PLACE)
    document.body.append(document.createElement('p'))
    expect(await stateOf(restored)).toBe('waiting')
    setHeight(9000)
    document.body.append(document.createElement('p'))
    expect(await stateOf(restored)).toEqual(PLACE)
  })

  it('is given up as soon as the person scrolls', async () => {
    setHeight(400)
    const restored = restorePlace(PLACE)
    dispatchEvent(new Event('wheel'))
    expect(await stateOf(restored)).toBe(false)
  })
})
