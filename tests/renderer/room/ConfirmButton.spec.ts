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
  it('asks in another place before it confirms, so that a double click confirms nothing', async () => {
    const { page, emitted } = await renderButton()
    const button = page.getByRole('button', { name: 'Close room' })
    await fireEvent.click(button)
    await fireEvent.click(button)
    expect(emitted).toEqual([])
    expect(document.activeElement).toBe(page.getByRole('button', { name: 'Cancel' }))
    await fireEvent.click(page.getByRole('button', { name: 'Yes, close it' }))
    expect(emitted).toEqual(['confirm'])
    expect(page.getByRole('button', { name: 'Close room' })).toBeTruthy()
  })

  it.each(['Cancel', 'Escape'])('does nothing after %s', async way => {
    const { page, emitted } = await renderButton()
    await fireEvent.click(page.getByRole('button', { name: 'Close room' }))
    if (way === 'Escape') await fireEvent.keyDown(page.getByRole('button', { name: 'Cancel' }), { key: 'Escape' })
    else await fireEvent.click(page.getByRole('button', { name: way }))
    expect(page.queryByRole('button', { name: 'Yes, close it' })).toBeNull()
    expect(emitted).toEqual([])
    expect(document.activeElement).toBe(page.getByRole('button', { name: 'Close room' }))
  })

  it('says with its question what else happens', async () => {
    const page = await renderComponent(ConfirmButton, {
      props: { label: 'Close room', confirmLabel: 'Yes, close it', notes: ['The poll is still open.'] },
    })
    expect(page.queryByText('The poll is still open.')).toBeNull()
    await fireEvent.click(page.getByRole('button', { name: 'Close room' }))
    const asked = page.getByRole('group', { name: 'Close room' })
    expect(document.getElementById(asked.getAttribute('aria-describedby') ?? '')?.textContent).toBe('The poll is still open.')
  })
})
