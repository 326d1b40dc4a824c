// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from 'vitest'
import { defineComponent, nextTick } from 'vue'
import { useDraft, type Draft } from '#renderer/state/use-draft.ts'
import { renderComponent } from '#tests/support/render-component.ts'

/** A page with one draft, as after each load of the window; the session storage stays. */
async function loadPage(saved: string): Promise<Draft<string> & { readonly unmount: () => void }> {
  const opened: Draft<string>[] = []
  const page = defineComponent({
    setup() {
      opened.push(useDraft('note', () => saved))
      return () => null
    },
  })
  const { unmount } = await renderComponent(page)
  const [kept] = opened
  if (kept === undefined) throw new Error('the page was not set up')
  return { ...kept, unmount }
}

beforeEach(() => sessionStorage.clear())

describe('a draft that is kept in the window', () => {
  it('is there after a reload while it is not saved', async () => {
    const page = await loadPage('old')
    page.draft.value = 'mine'
    await nextTick()
    page.unmount()
    const next = await loadPage('old')
    expect([next.draft.value, next.other.value, next.isRestored]).toEqual(['mine', undefined, true])
  })

  it('is gone once it was saved, so that a later save of another window is shown', async () => {
    const page = await loadPage('old')
    page.draft.value = 'mine'
    await nextTick()
    page.markSaved('mine')
    page.unmount()
    expect(sessionStorage).toHaveLength(0)
    expect((await loadPage('theirs')).draft.value).toBe('theirs')
  })

  it('is offered beside what another window saved meanwhile, and stays until one was chosen', async () => {
    const page = await loadPage('old')
    page.draft.value = 'mine'
    await nextTick()
    page.unmount()
    const next = await loadPage('theirs')
    expect([next.draft.value, next.other.value]).toEqual(['mine', 'theirs'])
    next.unmount()
    const last = await loadPage('theirs')
    expect([last.draft.value, last.other.value]).toEqual(['mine', 'theirs'])
    last.resolve('theirs')
    expect(sessionStorage).toHaveLength(0)
  })

  it('that was not touched takes what another window saved, and is not saved over it', async () => {
    const page = await loadPage('old')
    expect(page.compare('theirs')).toBe(true)
    expect(page.draft.value).toBe('theirs')
  })

  it('keeps what was typed while it was being saved', async () => {
    const page = await loadPage('old')
    page.draft.value = 'mine'
    const sent = page.snapshot()
    page.draft.value = 'mine and more'
    await nextTick()
    page.markSaved('mine', sent)
    page.unmount()
    expect((await loadPage('mine')).draft.value).toBe('mine and more')
  })
})
