// @vitest-environment jsdom
import { fireEvent } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import ActivityText from '#renderer/features/workshops/agenda/ActivityText.vue'
import { renderComponent } from '#tests/support/render-component.ts'

const text = { title: 'Whose?', prompt: 'Who decides?', html: '', items: ['Us', 'Them'], steps: ['', '', '', ''], comment: '' }

async function renderForm(props: Record<string, unknown>) {
  const emitted: unknown[] = []
  const page = await renderComponent(ActivityText, {
    props: {
      modelValue: text,
      lang: 'en',
      kind: 'poll',
      ...props,
      'onUpdate:modelValue': (changed: unknown) => emitted.push(changed),
      onRemoveItem: (index: number) => emitted.push(index),
    },
  })
  return { ...page, emitted }
}

describe('the texts of an activity', () => {
  it('can be edited one by one', async () => {
    const { getByLabelText, emitted } = await renderForm({})
    await fireEvent.update(getByLabelText('Instructions (optional)'), 'And now?')
    await fireEvent.update(getByLabelText('Item 2'), 'The others')
    expect(emitted).toEqual([
      { ...text, prompt: 'And now?' },
      { ...text, items: ['Us', 'The others'] },
    ])
  })

  it('in another language show their originals as placeholders, in its direction, and items cannot be removed', async () => {
    const { getByLabelText, queryByRole } = await renderForm({
      lang: 'ar',
      original: text,
      modelValue: { ...text, items: ['', ''] },
    })
    const item = getByLabelText('Translation of “Us”')
    expect([item.getAttribute('dir'), item.getAttribute('placeholder')]).toEqual(['rtl', 'Us'])
    expect(queryByRole('button')).toBeNull()
  })

  it('of an evaluation have names for the steps of its scale and an open question', async () => {
    const { getByLabelText, getByText, emitted } = await renderForm({ kind: 'evaluation' })
    expect(getByLabelText('Open question (optional)')).toHaveProperty('value', '')
    expect(getByText(/If you leave it empty, phones ask for a comment once the ratings are sent\./)).toBeTruthy()
    await fireEvent.update(getByLabelText('Step 4'), 'Excellent')
    await fireEvent.update(getByLabelText('Open question (optional)'), 'What will you change?')
    expect(emitted).toEqual([
      { ...text, steps: ['', '', '', 'Excellent'] },
      { ...text, comment: 'What will you change?' },
    ])
  })

  it('have a button to remove each item', async () => {
    const { getByRole, emitted } = await renderForm({ removable: true })
    await fireEvent.click(getByRole('button', { name: 'Remove item 1' }))
    expect(emitted).toEqual([0])
  })
})
