// @vitest-environment jsdom
import { fireEvent } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import ActivityItem from '#renderer/features/workshops/agenda/ActivityItem.vue'
import { checkActivityDraft, createActivityDraft, type ActivityDraft } from '#renderer/features/workshops/drafts/activity-draft.ts'
import { renderComponent } from '#tests/support/render-component.ts'
import { workshop } from '#tests/support/room/rooms.ts'

/** A poll that has just been added to a session. */
async function renderNewPoll() {
  const draft = ref<ActivityDraft>(createActivityDraft('poll', []))
  const isOpen = ref(true)
  const item = defineComponent(
    () => () =>
      h(ActivityItem, {
        isOpen: isOpen.value,
        isFirst: true,
        isLast: true,
        problems: checkActivityDraft(draft.value, false),
        workshop: workshop(),
        preTest: undefined,
        modelValue: draft.value,
        'onUpdate:modelValue': (changed: ActivityDraft) => (draft.value = changed),
        onToggle: () => (isOpen.value = !isOpen.value),
      }),
  )
  return renderComponent(item)
}

describe('a new activity of a session', () => {
  it('is not said to be unsaved before anything was written in it', async () => {
    const page = await renderNewPoll()
    expect(page.queryByText(/Not saved/)).toBeNull()
    await fireEvent.update(page.getByLabelText('Item 1'), 'Us')
    expect(page.getByText(/Not saved/)).toBeTruthy()
  })

  it('is said to be unsaved when it is left empty', async () => {
    const page = await renderNewPoll()
    await fireEvent.click(page.getByRole('button', { name: /^Poll/ }))
    expect(page.getByText(/Not saved/)).toBeTruthy()
  })

  it('has the button that adds an answer at the end of its answers, before anything else', async () => {
    const page = await renderNewPoll()
    const answers = page.getByRole('group', { name: 'Answers' })
    expect(answers.contains(page.getByRole('button', { name: 'Add item' }))).toBe(true)
  })
})
