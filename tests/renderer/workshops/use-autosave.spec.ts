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

/** A draft of a text that a backend trims, and may fail to save. */
function openDraft() {
  const saved = ref('Hall')
  const sent: string[] = []
  const disk = { full: false }
  const autosave = scope.run(() =>
    useAutosave({
      read: () => ({ text: saved.value }),
      save: ({ text }) => {
        if (disk.full) return Promise.reject(new Error('full'))
        sent.push(text)
        saved.value = text.trim()
        return Promise.resolve()
      },
    }),
  )!
  const type = async (text: string): Promise<void> => {
    autosave.draft.value.text = text
    await nextTick()
  }
  return { saved, sent, disk, type, ...autosave }
}

describe('autosave', () => {
  it('saves once, shortly after the last change', async () => {
    const { type, sent, state } = openDraft()
    for (const text of ['Hall 1', 'Hall 12', 'Hall 123']) await type(text)
    expect(sent).toEqual([])
    await vi.runAllTimersAsync()
    expect(sent).toEqual(['Hall 123'])
    expect(state.value.kind).toBe('done')
  })

  it('loads the version of the backend only when the field is left', async () => {
    const { type, draft, sync } = openDraft()
    await type('Hall ')
    await vi.runAllTimersAsync()
    expect(draft.value.text).toBe('Hall ')
    sync()
    expect(draft.value.text).toBe('Hall')
  })

  it('keeps the draft when saving fails, and saves it on retry', async () => {
    const { type, disk, draft, state, flush, sent } = openDraft()
    disk.full = true
    await type('Room 2')
    await vi.runAllTimersAsync()
    expect([state.value, draft.value.text]).toEqual([{ kind: 'failed', code: 'internal' }, 'Room 2'])
    disk.full = false
    await flush()
    expect([state.value.kind, sent]).toEqual(['done', ['Room 2']])
  })

  it('is saved for everyone who asked, also when a change came during a save', async () => {
    const { type, sent, flush } = openDraft()
    await type('Hall')
    await type('Hall 1')
    const first = flush()
    await type('Hall 12')
    const saved = [flush(), flush()].map(asked => asked.then(() => sent.at(-1)))
    expect(await Promise.all(saved)).toEqual(['Hall 12', 'Hall 12'])
    await first
  })

  it('loads changes of another window, but not over unsaved changes', async () => {
    const { saved, draft, type } = openDraft()
    saved.value = 'Other hall'
    await nextTick()
    expect(draft.value.text).toBe('Other hall')
    await type('Mine')
    saved.value = 'Theirs'
    await nextTick()
    expect(draft.value.text).toBe('Mine')
  })

  it('saves pending changes when the page is left', async () => {
    const { type, sent } = openDraft()
    await type('Hal')
    scope.stop()
    expect(sent).toEqual(['Hal'])
  })

  it('saves when the window closes, which stays open until the change is saved', async () => {
    const { type, disk, sent } = openDraft()
    const close = (): boolean => window.dispatchEvent(new Event('beforeunload', { cancelable: true }))
    await type('Hal')
    expect([close(), sent]).toEqual([false, ['Hal']])
    await vi.runAllTimersAsync()
    expect(close()).toBe(true)
    disk.full = true
    await type('Hall 2')
    await vi.runAllTimersAsync()
    expect(close()).toBe(false)
  })
})
