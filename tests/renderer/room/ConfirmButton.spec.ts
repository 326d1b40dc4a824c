// @vitest-environment jsdom
import { fireEvent } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import ConfirmButton from '#renderer/features/room/ConfirmButton.vue'
import { renderComponent } from '#tests/support/render-component.ts'

async function renderButton() {
  const emitted: string[] = []
  const page = await renderComponent(ConfirmButton, {
    props: { label: 'Close room', confirmLabel: 'Yes, close it', onConfirm: () => emitted.push('confirm') },
  })
  return { page, emitted }
}

describe('ConfirmButton', () => {
  it('asks for a second press before it confirms', async () => {
    const { page, emitted } = await renderButton()
    await fireEvent.click(page.getByRole('button', { name: 'Close room' }))
    expect(emitted).toEqual([])
    await fireEvent.click(page.getByRole('button', { name: 'Yes, close it' }))
    expect(emitted).toEqual(['confirm'])
    expect(page.getByRole('button', { name: 'Close room' })).toBeTruthy()
  })

  it('asks again after losing focus', async () => {
    const { page, emitted } = await renderButton()
    await fireEvent.click(page.getByRole('button'))
    await fireEvent.blur(page.getByRole('button'))
    await fireEvent.click(page.getByRole('button', { name: 'Close room' }))
    expect(emitted).toEqual([])
  })
})
