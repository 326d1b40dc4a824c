// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref, type EffectScope } from 'vue'
import { useAutosave } from '#renderer/features/workshops/drafts/use-autosave.ts'

let scope: EffectScope

beforeEach(() => {
  vi.useFakeTimers()
  scope = effectScope()
})

afterEach(() => {
  scope.stop()
  vi.useRealTimers()
})

/** A draft over a text that a backend keeps trimmed, and may refuse. */
function open() {
  const kept = ref('Hall')
  const sent: string[] = []
  const disk = { full: false }
  const autosave = scope.run(() =>
    useAutosave({
      read: () => ({ text: kept.value }),
      save: ({ text }) => {
        if (disk.full) return Promise.reject(new Error('full'))
        sent.push(text)
        kept.value = text.trim()
        return Promise.resolve()
      },
    }),
  )!
  const type = async (text: string): Promise<void> => {
    autosave.draft.value.text = text
    await nextTick()
  }
  return { kept, sent, disk, type, ...autosave }
}

describe('a draft that saves itself', () => {
  it('is saved a moment after the last key, once', async () => {
    const { type, sent, state } = open()
    for (const text of ['Hall 1', 'Hall 12', 'Hall 123']) await type(text)
    expect(sent).toEqual([])
    await vi.runAllTimersAsync()
    expect(sent).toEqual(['Hall 123'])
    expect(state.value.kind).toBe('done')
  })

  it('takes nothing away from under the fingers: what the backend made of it comes when the field is left', async () => {
    const { type, draft, settle } = open()
    await type('Hall ')
    await vi.runAllTimersAsync()
    expect(draft.value.text).toBe('Hall ')
    settle()
    expect(draft.value.text).toBe('Hall')
  })

  it('stays on the page when the disk refuses, and is saved when it is tried again', async () => {
    const { type, disk, draft, state, flush, sent } = open()
    disk.full = true
    await type('Room 2')
    await vi.runAllTimersAsync()
    expect([state.value, draft.value.text]).toEqual([{ kind: 'failed', code: 'internal' }, 'Room 2'])
    disk.full = false
    await flush()
    expect([state.value.kind, sent]).toEqual(['done', ['Room 2']])
  })

  it('follows another window, but not while something of its own waits', async () => {
    const { kept, draft, type } = open()
    kept.value = 'Other hall'
    await nextTick()
    expect(draft.value.text).toBe('Other hall')
    await type('Mine')
    kept.value = 'Theirs'
    await nextTick()
    expect(draft.value.text).toBe('Mine')
  })

  it('is saved when its page is left in the middle of a word', async () => {
    const { type, sent } = open()
    await type('Hal')
    scope.stop()
    expect(sent).toEqual(['Hal'])
  })

  it('is sent when the window closes, and the browser asks only where the disk refused it', async () => {
    const { type, disk, sent } = open()
    const close = (): boolean => window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
    await type('Hal')
    expect([close(), sent]).toEqual([true, ['Hal']])
    disk.full = true
    await type('Hall 2')
    await vi.runAllTimersAsync()
    expect(close()).toBe(false)
  })
})
