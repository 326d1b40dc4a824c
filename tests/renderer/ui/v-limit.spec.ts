// @vitest-environment jsdom
import { fireEvent } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import TextField from '#renderer/ui/TextField.vue'
import { renderComponent } from '#tests/support/render-component.ts'

const NAME = 120

async function renderName(locale: 'en' | 'ar' = 'en') {
  const kept = ref('')
  const page = defineComponent({
    setup: () => () =>
      h(TextField, {
        label: 'Name',
        maxlength: NAME,
        modelValue: kept.value,
        'onUpdate:modelValue': (text: string) => (kept.value = text),
      }),
  })
  return { kept, ...(await renderComponent(page, { locale })) }
}

describe('a field whose text has a limit', () => {
  it('says nothing while there is room, counts near the limit, and keeps and tells what is too much', async () => {
    const { kept, getByRole, queryByRole } = await renderName()
    const field = getByRole('textbox')
    await fireEvent.update(field, 'a'.repeat(107))
    expect(queryByRole('status')).toBeNull()
    await fireEvent.update(field, 'a'.repeat(119))
    expect(getByRole('status').textContent).toBe('1 character left')
    await fireEvent.update(field, 'a'.repeat(150))
    expect(getByRole('status').textContent).toMatch(/^30 characters too many: the limit is 120\..*Everything you wrote is still here\.$/)
    expect(kept.value).toHaveLength(150)
    await fireEvent.update(field, 'a')
    expect(queryByRole('status')).toBeNull()
  })

  it('cuts nothing that is pasted', async () => {
    const { getByRole } = await renderName()
    expect(getByRole('textbox').hasAttribute('maxlength')).toBe(false)
  })

  it('counts in the six forms of Arabic', async () => {
    const { getByRole } = await renderName('ar')
    await fireEvent.update(getByRole('textbox'), 'a'.repeat(118))
    expect(getByRole('status').textContent).toBe('بقي حرفان')
  })
})
