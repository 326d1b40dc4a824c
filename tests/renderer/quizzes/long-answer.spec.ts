// @vitest-environment jsdom
import { fireEvent } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import type { QuestionResponse, QuestionView } from '#common/domain/quizzes/question.ts'
import { emptyDraft, type AnswerDraft } from '#renderer/features/quizzes/answer-draft.ts'
import QuestionForm from '#renderer/features/quizzes/QuestionForm.vue'
import { renderComponent } from '#tests/support/render-component.ts'

describe('an open answer', () => {
  const open: QuestionView = { id: 'reply', title: 'A reply', stemHtml: '<p>Write.</p>', points: 1, contentHash: 'h', kind: 'open' }

  it('that is too long is not sent, and stays whole in its field', async () => {
    const answers: QuestionResponse[] = []
    const draft = ref<AnswerDraft>(emptyDraft())
    const page = defineComponent({
      setup: () => () =>
        h(QuestionForm, {
          question: open,
          lang: 'en',
          feedback: undefined,
          saving: { kind: 'idle' },
          modelValue: draft.value,
          'onUpdate:modelValue': (next: AnswerDraft) => (draft.value = next),
          onAnswer: (response: QuestionResponse) => void answers.push(response),
        }),
    })
    const { getByRole, container } = await renderComponent(page)
    await fireEvent.update(getByRole('textbox'), 'a'.repeat(4100))
    await fireEvent.submit(container.querySelector('form') ?? container)
    expect(answers).toEqual([])
    expect(getByRole('status').textContent).toContain('100 characters too many: the limit is 4,000.')
    expect(draft.value.text).toHaveLength(4100)
    await fireEvent.update(getByRole('textbox'), 'a'.repeat(4000))
    await fireEvent.submit(container.querySelector('form') ?? container)
    expect(answers).toHaveLength(1)
  })
})
