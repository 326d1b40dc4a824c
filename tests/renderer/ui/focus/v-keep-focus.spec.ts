// @vitest-environment jsdom
import { fireEvent } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { defineComponent, h, nextTick, ref, withDirectives, type VNode } from 'vue'
import { vKeepFocus } from '#renderer/ui/focus/v-keep-focus.ts'
import { renderComponent } from '#tests/support/render-component.ts'

const button = (label: string, onClick?: () => void): VNode => h('button', { type: 'button', key: label, onClick }, label)

/** A page whose content is drawn anew from `draw` whenever what that reads changes. */
async function renderPage(draw: () => readonly (VNode | false)[]) {
  const page = await renderComponent(
    defineComponent({ setup: () => () => withDirectives(h('main', { tabindex: -1 }, [...draw()]), [[vKeepFocus]]) }),
  )
  const press = async (label: string): Promise<void> => {
    page.getByRole('button', { name: label }).focus()
    await fireEvent.click(page.getByRole('button', { name: label }))
    await nextTick()
  }
  return { page, press, focused: () => document.activeElement?.textContent }
}

describe('the focus after an action that takes its own button away', () => {
  it('is on the place where that stood', async () => {
    const isThere = ref(true)
    const { press, page } = await renderPage(() => [
      button('Before'),
      h('section', { 'aria-label': 'Actions' }, [
        h('div', [isThere.value && button('Gone', () => (isThere.value = false)), button('After')]),
      ]),
    ])
    await press('Gone')
    expect(document.activeElement).toBe(page.getByRole('region', { name: 'Actions' }))
  })

  it('is on the whole when its place has gone too', async () => {
    const isThere = ref(true)
    const { press, page } = await renderPage(() => [
      button('Before'),
      isThere.value && h('section', [button('Gone', () => (isThere.value = false))]),
    ])
    await press('Gone')
    expect(document.activeElement).toBe(page.getByRole('main'))
  })

  it('leaves a button that is disabled, for its opposite may stand beside it', async () => {
    const isFirst = ref(false)
    const { press, page } = await renderPage(() => [
      h('button', { type: 'button', disabled: isFirst.value, onClick: () => (isFirst.value = true) }, 'Move up'),
      button('Move down'),
    ])
    await press('Move up')
    expect(document.activeElement).toBe(page.getByRole('main'))
  })

  it('is on no button when a text that is being typed in goes, so that the next space presses nothing', async () => {
    const isThere = ref(true)
    const { page } = await renderPage(() => [
      h('ul', { 'data-focus-next': 'same' }, [h('li', [isThere.value && h('input', { type: 'text' }), button('Delete')])]),
    ])
    await fireEvent.click(page.getByRole('textbox'))
    page.getByRole('textbox').focus()
    isThere.value = false
    await nextTick()
    expect(document.activeElement).toBe(page.getByRole('listitem'))
  })

  it('is on the same button of the next entry in a list that says so, and else on its own entry', async () => {
    const approved = ref<number[]>([])
    const rows = (next: 'same' | undefined) =>
      h(
        'ul',
        { 'data-focus-next': next },
        [1, 2, 3].map(row =>
          h('li', { key: row }, [
            button(`Row ${String(row)}`),
            !approved.value.includes(row) &&
              h('button', { type: 'button', 'data-row': row, onClick: () => (approved.value = [...approved.value, row]) }, 'Approve'),
            button(`Hide ${String(row)}`),
          ]),
        ),
      )
    const same = ref<'same' | undefined>('same')
    const { page } = await renderPage(() => [rows(same.value)])
    const approve = async (row: number): Promise<void> => {
      const one = page.container.querySelector<HTMLElement>(`[data-row="${String(row)}"]`)
      one?.focus()
      if (one) await fireEvent.click(one)
      await nextTick()
    }
    await approve(2)
    expect(document.activeElement).toBe(page.container.querySelector('[data-row="3"]'))
    await approve(3)
    expect(document.activeElement).toBe(page.container.querySelector('[data-row="1"]'))
    await approve(1)
    expect(document.activeElement).toBe(page.getAllByRole('listitem')[0])
    same.value = undefined
    approved.value = []
    await nextTick()
    await approve(2)
    expect(document.activeElement).toBe(page.getAllByRole('listitem')[1])
  })

  it('stays where a component has put it, and is not called back to what was left before it went', async () => {
    const isThere = ref(true)
    const { page, press, focused } = await renderPage(() => [
      button('Before'),
      isThere.value &&
        button('Gone', () => {
          isThere.value = false
          page.getByRole('button', { name: 'Far' }).focus()
        }),
      button('After'),
      button('Far'),
    ])
    await press('Gone')
    expect(focused()).toBe('Far')
    isThere.value = true
    await nextTick()
    page.getByRole('button', { name: 'Gone' }).focus()
    page.getByRole('button', { name: 'Gone' }).blur()
    await nextTick()
    isThere.value = false
    await nextTick()
    expect(document.activeElement).toBe(document.body)
  })

  it('does not let a key that is still held press what it came to', async () => {
    const isThere = ref(true)
    const { page, press } = await renderPage(() => [isThere.value && button('Gone', () => (isThere.value = false)), button('After')])
    await press('Gone')
    const held = (repeat: boolean): boolean =>
      page
        .getByRole('button', { name: 'After' })
        .dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', repeat, bubbles: true, cancelable: true }))
    expect([held(true), held(true)]).toEqual([false, false])
    await fireEvent.keyUp(page.getByRole('button', { name: 'After' }), { key: 'Enter' })
    expect(held(true)).toBe(true)
  })
})
