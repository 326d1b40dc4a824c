// @vitest-environment jsdom
import { fireEvent, waitFor } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { defineComponent, h, ref, type Component } from 'vue'
import { createOwnQuestion } from '#common/domain/workshops/own-questions/edit-own-question.ts'
import OwnQuestionForm from '#renderer/features/workshops/questions/OwnQuestionForm.vue'
import WorkshopGroups from '#renderer/features/workshops/participants/WorkshopGroups.vue'
import { renderComponent } from '#tests/support/render-component.ts'
import { workshop } from '#tests/support/room/rooms.ts'

/** Renders a form that edits `value`, as its page does. */
function renderEditor(form: Component, value: unknown, props: Record<string, unknown>) {
  const model = ref(value)
  return renderComponent(
    defineComponent(
      () => () => h(form, { ...props, modelValue: model.value, 'onUpdate:modelValue': (changed: unknown) => (model.value = changed) }),
    ),
  )
}

describe('a button that adds a field moves the cursor into it', () => {
  it('for an answer of an own question', async () => {
    const page = await renderEditor(OwnQuestionForm, createOwnQuestion('single', []), { workshop: workshop(), isNew: true })
    await fireEvent.click(page.getByRole('button', { name: 'Add answer' }))
    await waitFor(() => expect(document.activeElement).toBe(page.getAllByRole('textbox', { name: /^Answer [A-Z]/ }).at(-1)))
  })

  it('for a group', async () => {
    const page = await renderEditor(
      WorkshopGroups,
      { participants: [], groups: ['Group 1'] },
      { state: { kind: 'idle' }, flush: () => undefined },
    )
    await fireEvent.click(page.getByRole('button', { name: 'Add group' }))
    await waitFor(() => expect(document.activeElement).toBe(page.getByRole('textbox', { name: 'Name of group 2' })))
  })
})
