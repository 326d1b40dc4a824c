// @vitest-environment jsdom
import { fireEvent } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import ActivityText from '#renderer/features/workshops/agenda/ActivityText.vue'
import { renderComponent } from '#tests/support/render-component.ts'

const text = { title: 'Whose?', prompt: 'Who decides?', html: '', items: ['Us', 'Them'] }

async function edited(props: Record<string, unknown>) {
  const heard: unknown[] = []
  const page = await renderComponent(ActivityText, {
    props: {
      modelValue: text,
      lang: 'en',
      lines: true,
      ...props,
      'onUpdate:modelValue': (changed: unknown) => heard.push(changed),
      onRemoveLine: (line: number) => heard.push(line),
    },
  })
  return { ...page, heard }
}

describe('the words of an activity', () => {
  it('are changed one by one', async () => {
    const { getByLabelText, heard } = await edited({})
    await fireEvent.update(getByLabelText('Instructions (optional)'), 'And now?')
    await fireEvent.update(getByLabelText('Item 2'), 'The others')
    expect(heard).toEqual([
      { ...text, prompt: 'And now?' },
      { ...text, items: ['Us', 'The others'] },
    ])
  })

  it('in another language are beside their originals, in its direction, and no line of them goes alone', async () => {
    const { getByLabelText, queryByRole } = await edited({
      lang: 'ar',
      originals: ['Us', 'Them'],
      modelValue: { ...text, items: ['', ''] },
    })
    const line = getByLabelText('Translation of “Us”')
    expect([line.getAttribute('dir'), line.getAttribute('placeholder')]).toEqual(['rtl', 'Us'])
    expect(queryByRole('button')).toBeNull()
  })

  it('lose a line by its button', async () => {
    const { getByRole, heard } = await edited({ removable: true })
    await fireEvent.click(getByRole('button', { name: 'Remove item 1' }))
    expect(heard).toEqual([0])
  })
})
