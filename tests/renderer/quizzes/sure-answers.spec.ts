// @vitest-environment jsdom
import { fireEvent } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import type { QuestionResponse, QuestionView } from '#common/domain/quizzes/question.ts'
import { emptyDraft, type AnswerDraft } from '#renderer/features/quizzes/answer-draft.ts'
import QuestionForm from '#renderer/features/quizzes/QuestionForm.vue'
import { renderComponent } from '#tests/support/render-component.ts'

const base = { id: 'money', title: 'Money sent home', stemHtml: '<p>What is it called?</p>', points: 1, contentHash: 'h' }
const short: QuestionView = { ...base, kind: 'short' }

/** A form that asks how sure one is, in a parent that holds the draft. */
async function renderForm(question: QuestionView) {
  const answers: (readonly [QuestionResponse, boolean | undefined])[] = []
  const page = defineComponent({
    setup() {
      const draft = ref(emptyDraft())
      return () =>
        h(QuestionForm, {
          question,
          lang: 'en',
          feedback: undefined,
          saving: { kind: 'idle' },
          asksSure: true,
          modelValue: draft.value,
          'onUpdate:modelValue': (next: AnswerDraft) => void (draft.value = next),
          onAnswer: (response: QuestionResponse, sure: boolean | undefined) => void answers.push([response, sure]),
        })
    },
  })
  return { answers, ...(await renderComponent(page)) }
}

describe('a question that asks how sure one is', () => {
  it.each([
    ['I’m sure', true],
    ['I’m not sure', false],
  ])('takes the answer with the button %j', async (name, sure) => {
    const { answers, getByRole } = await renderForm(short)
    await fireEvent.update(getByRole('textbox'), 'remittances')
    await fireEvent.click(getByRole('button', { name }))
    expect(answers).toEqual([[{ kind: 'short', text: 'remittances' }, sure]])
  })

  it('does not take the Enter key for being sure: it leads to the buttons', async () => {
    const { answers, container, getByRole } = await renderForm(short)
    await fireEvent.update(getByRole('textbox'), 'remittances')
    await fireEvent.submit(container.querySelector('form')!)
    expect(answers).toEqual([])
    expect(document.activeElement).toBe(getByRole('button', { name: 'I’m sure' }))
  })

  it('does not accept an empty answer', async () => {
    const { answers, getByRole } = await renderForm(short)
    await fireEvent.click(getByRole('button', { name: 'I’m not sure' }))
    expect(getByRole('alert').textContent).toContain('Write your answer first')
    expect(answers).toEqual([])
  })

  it('asks it of no open question, which is not marked', async () => {
    const { getByRole, queryByRole } = await renderForm({ ...base, kind: 'open' })
    expect(getByRole('button', { name: 'Save answer' })).toBeTruthy()
    expect(queryByRole('button', { name: 'I’m sure' })).toBeNull()
  })
})
