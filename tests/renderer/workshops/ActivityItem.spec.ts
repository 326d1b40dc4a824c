// @vitest-environment jsdom
import { fireEvent, waitFor } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import type { ActivityKind } from '#common/domain/workshops/activity-kinds.ts'
import ActivityItem from '#renderer/features/workshops/agenda/ActivityItem.vue'
import { checkActivityDraft, createActivityDraft, type ActivityDraft } from '#renderer/features/workshops/drafts/activity-draft.ts'
import { renderComponent } from '#tests/support/render-component.ts'
import { workshop } from '#tests/support/room/rooms.ts'

/** A poll that has just been added to a session. */
const renderNewPoll = () => renderNew('poll')

async function renderNew(kind: ActivityKind) {
  const draft = ref<ActivityDraft>(createActivityDraft(kind, []))
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
    expect(answers.contains(page.getByRole('button', { name: 'Add answer' }))).toBe(true)
  })

  it.each([
    ['poll', 'Add answer'],
    ['scale', 'Add statement'],
    ['stakeholder-matrix', 'Add stakeholder'],
    ['group-work', 'Add task'],
    ['ranking', 'Add item'],
  ] as const)('of kind %s has the button “%s”, and the cursor is in what it added', async (kind, name) => {
    const page = await renderNew(kind)
    const before = page.getAllByLabelText(/^Item \d/).length
    await fireEvent.click(page.getByRole('button', { name }))
    await waitFor(() => expect(document.activeElement).toBe(page.getByLabelText(`Item ${before + 1}`)))
  })

  it('that gets the ready statements has the cursor in the first of them', async () => {
    const page = await renderNew('evaluation')
    await fireEvent.update(page.getByLabelText('Item 1'), 'My own')
    await fireEvent.click(page.getByRole('button', { name: 'Add ready-made statements' }))
    await waitFor(() => expect(document.activeElement).toBe(page.getByLabelText('Item 2')))
  })
})
