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
  it('is on what stands in its place, or on the nearest before', async () => {
    const has = ref(['First', 'Second', 'Third'])
    const remove = (label: string) => () => (has.value = has.value.filter(one => one !== label))
    const { press, focused, page } = await renderPage(() => has.value.map(label => button(label, remove(label))))
    await press('Second')
    expect(focused()).toBe('Third')
    await press('Third')
    expect(focused()).toBe('First')
    await press('First')
    expect(document.activeElement).toBe(page.getByRole('main'))
  })

  it('is on another button when its own is disabled', async () => {
    const isFirst = ref(false)
    const { press, focused } = await renderPage(() => [
      h('button', { type: 'button', disabled: isFirst.value, onClick: () => (isFirst.value = true) }, 'Move up'),
      button('Move down'),
    ])
    await press('Move up')
    expect(focused()).toBe('Move down')
  })

  it('is never in a text, where the next key would be typed', async () => {
    const isThere = ref(true)
    const { press, focused } = await renderPage(() => [
      button('Before'),
      isThere.value && button('Gone', () => (isThere.value = false)),
      h('input', { type: 'text' }),
      h('textarea'),
    ])
    await press('Gone')
    expect(focused()).toBe('Before')
  })

  it('does the same to the next entry of a list that says so, and else goes to the start of its own', async () => {
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
    const { page, focused } = await renderPage(() => [rows(same.value)])
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
    expect(focused()).toBe('Row 1')
    same.value = undefined
    approved.value = []
    await nextTick()
    await approve(2)
    expect(focused()).toBe('Row 2')
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
