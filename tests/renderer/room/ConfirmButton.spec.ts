// @vitest-environment jsdom
import { fireEvent } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import SureButton from '#renderer/features/room/ConfirmButton.vue'
import { renderComponent } from '#tests/support/render-component.ts'

async function button() {
  const heard: string[] = []
  const page = await renderComponent(SureButton, {
    props: { words: 'Close room', sure: 'Yes, close it', onSure: () => heard.push('sure') },
  })
  return { page, heard }
}

describe('what cannot be taken back', () => {
  it('is asked for twice on the same spot', async () => {
    const { page, heard } = await button()
    await fireEvent.click(page.getByRole('button', { name: 'Close room' }))
    expect(heard).toEqual([])
    await fireEvent.click(page.getByRole('button', { name: 'Yes, close it' }))
    expect(heard).toEqual(['sure'])
    expect(page.getByRole('button', { name: 'Close room' })).toBeTruthy()
  })

  it('is forgotten when the focus goes elsewhere', async () => {
    const { page, heard } = await button()
    await fireEvent.click(page.getByRole('button'))
    await fireEvent.blur(page.getByRole('button'))
    await fireEvent.click(page.getByRole('button', { name: 'Close room' }))
    expect(heard).toEqual([])
  })
})
