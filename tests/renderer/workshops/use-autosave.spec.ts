// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, ref, type EffectScope } from 'vue'
import { CodedError } from '#common/contract/errors.ts'
import { dropDraftsOfWorkshop } from '#renderer/features/workshops/drafts/kept-drafts.ts'
import { useAutosave } from '#renderer/features/workshops/drafts/use-autosave.ts'

let scope: EffectScope

beforeEach(() => {
  vi.useFakeTimers()
  scope = effectScope()
})

afterEach(() => {
  scope.stop()
  dropDraftsOfWorkshop('workshop')
  sessionStorage.clear()
  vi.useRealTimers()
})

interface Text {
  readonly text: string
  readonly place: string
}

/** A saved text that two windows can edit: whoever saves it trims it, and may be refused. */
function createSaved() {
  return { now: ref<Text>({ text: 'Hall', place: '' }), sent: [] as string[], disk: { full: false } }
}

/** A text of more than 20 characters is not saved. */
function openDraft({ now, sent, disk } = createSaved(), key = 'workshop/details') {
  const revision = (): string => JSON.stringify(now.value)
  const autosave = scope.run(() =>
    useAutosave<Text>({
      key,
      read: () => now.value,
      revision,
      pick: ({ text, ...edited }, saved) => ({ ...edited, text: text.length > 20 ? saved.text : text }),
      save: (edited, base) => {
        if (disk.full) return Promise.reject(new Error('full'))
        if (base !== revision()) return Promise.reject(new CodedError('conflict'))
        sent.push(edited.text)
        now.value = { ...edited, text: edited.text.trim() }
        return Promise.resolve()
      },
    }),
  )!
  const change = async (part: Partial<Text>): Promise<void> => {
    autosave.draft.value = { ...autosave.draft.value, ...part }
    await nextTick()
  }
  const saveElsewhere = async (part: Partial<Text>): Promise<void> => {
    now.value = { ...now.value, ...part }
    await nextTick()
  }
  return { now, sent, disk, change, type: (text: string) => change({ text }), saveElsewhere, ...autosave }
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

  it('loads changes of another window, and joins those that touch something else', async () => {
    const { now, draft, saveElsewhere, change, other } = openDraft()
    await saveElsewhere({ text: 'Other hall' })
    expect(draft.value.text).toBe('Other hall')
    await change({ place: 'Port' })
    await saveElsewhere({ text: 'Their hall' })
    expect([draft.value, other.value]).toEqual([{ text: 'Their hall', place: 'Port' }, undefined])
    await vi.runAllTimersAsync()
    expect(now.value).toEqual({ text: 'Their hall', place: 'Port' })
  })

  it('saves nothing over the change of another window before it was asked, and then what was chosen', async () => {
    for (const [choice, expected] of [
      ['mine', 'Mine'],
      ['theirs', 'Theirs'],
    ] as const) {
      const { now, type, saveElsewhere, other, resolve, state, draft } = openDraft(createSaved(), choice)
      await type('Mine')
      await saveElsewhere({ text: 'Theirs' })
      await vi.runAllTimersAsync()
      expect([now.value.text, draft.value.text, other.value?.saved.text, state.value.kind]).toEqual(['Theirs', 'Mine', 'Theirs', 'idle'])
      resolve(choice)
      await vi.runAllTimersAsync()
      expect([now.value.text, draft.value.text, other.value]).toEqual([expected, expected, undefined])
    }
  })

  it('never says that it is saved beside what is not: too long, refused, or different elsewhere', async () => {
    const { type, change, state, disk, now, saveElsewhere } = openDraft()
    await change({ place: 'Port' })
    await vi.runAllTimersAsync()
    expect(state.value.kind).toBe('done')
    await type('A title that is much too long')
    await change({ place: 'Town' })
    await vi.runAllTimersAsync()
    expect([now.value, state.value.kind]).toEqual([{ text: 'Hall', place: 'Town' }, 'idle'])
    await type('A short title')
    await vi.runAllTimersAsync()
    expect(state.value.kind).toBe('done')
    disk.full = true
    await type('Refused')
    await vi.runAllTimersAsync()
    expect(state.value.kind).toBe('failed')
    await saveElsewhere({ text: 'Theirs' })
    expect(state.value.kind).not.toBe('done')
  })

  it('keeps what is not saved when its page is loaded again, and compares it with what was saved meanwhile', async () => {
    const saved = createSaved()
    const first = openDraft(saved)
    await first.type('A title that is much too long')
    scope.stop()
    vi.resetModules()
    const again = await import('#renderer/features/workshops/drafts/kept-drafts.ts')
    expect(again.findKeptDraft('workshop/details')?.draft).toEqual({ text: 'A title that is much too long', place: '' })
    const stored = { ...sessionStorage }
    again.dropDraftsOfWorkshop('workshop')
    Object.assign(sessionStorage, stored)
    scope = effectScope()
    const second = openDraft(saved)
    expect(second.draft.value.text).toBe('A title that is much too long')
    scope.stop()
    saved.now.value = { text: 'Theirs', place: 'Port' }
    scope = effectScope()
    const third = openDraft(saved)
    expect([third.draft.value.text, third.other.value?.saved.text]).toEqual(['A title that is much too long', 'Theirs'])
    third.resolve('theirs')
    await vi.runAllTimersAsync()
    expect([third.draft.value, sessionStorage.length]).toEqual([{ text: 'Theirs', place: 'Port' }, 0])
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
