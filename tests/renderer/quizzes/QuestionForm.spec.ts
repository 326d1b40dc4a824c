// @vitest-environment jsdom
import { fireEvent } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { defineComponent, h, nextTick, ref } from 'vue'
import type { Feedback, QuestionResponse, QuestionView } from '#common/domain/quizzes/question.ts'
import { emptyDraft, type AnswerDraft } from '#renderer/features/quizzes/answer-draft.ts'
import QuestionForm from '#renderer/features/quizzes/QuestionForm.vue'
import type { ActionState } from '#renderer/state/action.ts'
import { renderComponent } from '#tests/support/render-component.ts'

const base = { id: 'stock', title: 'Stock or flow', stemHtml: '<p>Which figure?</p>', points: 1, contentHash: 'h' }
const single: QuestionView = {
  ...base,
  kind: 'single',
  options: [
    { id: 'residents', html: 'Residents' },
    { id: 'arrivals', html: 'Arrivals' },
  ],
}
const gap: QuestionView = { ...base, kind: 'gap', stemHtml: '<p>They send <span data-gap="money"></span> home.</p>', gapIds: ['money'] }
const wrong: Feedback = {
  verdict: 'wrong',
  points: 0,
  maxPoints: 1,
  parts: [
    { id: 'arrivals', chosen: true, right: false, html: 'That is a flow.', model: undefined },
    { id: 'residents', chosen: false, right: true, html: undefined, model: undefined },
  ],
  explanationHtml: '<p>A stock is a photograph.</p>',
  modelHtml: undefined,
  hasChanged: false,
  isHint: false,
}

interface FormOptions {
  readonly feedback?: Feedback
  readonly saving?: ActionState
  readonly draft?: AnswerDraft
}

/** Renders the form in a parent that holds the draft. */
async function renderForm(question: QuestionView, options: FormOptions = {}) {
  const answers: QuestionResponse[] = []
  const feedback = ref(options.feedback)
  const page = defineComponent({
    setup() {
      const draft = ref(options.draft ?? emptyDraft())
      const update = (next: AnswerDraft): void => void (draft.value = next)
      const onAnswer = (response: QuestionResponse): void => void answers.push(response)
      return () =>
        h(QuestionForm, {
          question,
          lang: 'en',
          feedback: feedback.value,
          saving: options.saving ?? { kind: 'idle' },
          modelValue: draft.value,
          'onUpdate:modelValue': update,
          onAnswer,
        })
    },
  })
  return { answers, feedback, ...(await renderComponent(page)) }
}

describe('the form of a question', () => {
  it('does not accept an empty answer', async () => {
    const { answers, getByRole } = await renderForm(single)
    await fireEvent.click(getByRole('button', { name: 'Check answer' }))
    expect(getByRole('alert').textContent).toContain('Choose an answer first')
    expect(answers).toEqual([])
  })

  it.each([
    { ...base, kind: 'numeric', unit: 'people' },
    { ...base, kind: 'short' },
    { ...base, kind: 'open' },
  ] as const)('asks to write what is to be written ($kind)', async question => {
    const { getByRole } = await renderForm(question)
    await fireEvent.click(getByRole('button', { name: /answer/ }))
    expect(getByRole('alert').textContent).toContain('Write your answer first')
  })

  it('has the focus on the verdict once an answer was checked, and takes none from a page that opens with one', async () => {
    const { feedback, container, getByRole } = await renderForm(single)
    await fireEvent.click(getByRole('radio', { name: /Arrivals/ }))
    const button = getByRole('button', { name: 'Check answer' })
    button.focus()
    await fireEvent.click(button)
    feedback.value = wrong
    await nextTick()
    expect(document.activeElement).toBe(container.querySelector('.verdict'))
    const other = await renderForm(single, { feedback: wrong })
    expect(other.container.contains(document.activeElement)).toBe(false)
  })

  it('has the focus on its first option after the answer was taken back', async () => {
    const { feedback, getByRole } = await renderForm(single, { feedback: wrong })
    feedback.value = undefined
    await nextTick()
    await nextTick()
    expect(document.activeElement).toBe(getByRole('radio', { name: /Residents/ }))
  })

  it('says that the question has changed since it was answered, and that the chosen option is gone', async () => {
    const changed = { ...wrong, parts: [], hasChanged: true }
    const there = await renderForm(single, { feedback: changed, draft: { ...emptyDraft(), optionIds: ['arrivals'] } })
    expect(there.getByText(/has changed since you answered/).textContent).not.toContain('no longer part')
    there.unmount()
    const { getByText } = await renderForm(single, { feedback: changed, draft: { ...emptyDraft(), optionIds: ['kiosk'] } })
    expect(getByText(/has changed since you answered/).textContent).toContain('The answer you gave is no longer part of it.')
  })

  it('can be answered with radio buttons', async () => {
    const { answers, getByRole } = await renderForm(single)
    await fireEvent.click(getByRole('radio', { name: /Residents/ }))
    await fireEvent.click(getByRole('button', { name: 'Check answer' }))
    expect(answers).toEqual([{ kind: 'single', optionId: 'residents' }])
  })

  it('can be answered with the number keys', async () => {
    const { answers, getByRole } = await renderForm(single)
    await fireEvent.keyDown(document.body, { key: '2' })
    expect(document.activeElement).toBe(getByRole('radio', { name: /Arrivals/ }))
    await fireEvent.click(getByRole('button', { name: 'Check answer' }))
    expect(answers).toEqual([{ kind: 'single', optionId: 'arrivals' }])
  })

  it('ignores number keys in a text field', async () => {
    const { answers, getByLabelText, getByRole } = await renderForm(gap)
    await fireEvent.keyDown(getByLabelText('Gap 1 of 1'), { key: '1' })
    await fireEvent.update(getByLabelText('Gap 1 of 1'), '1 money')
    await fireEvent.click(getByRole('button', { name: 'Check answer' }))
    expect(answers).toEqual([{ kind: 'gap', gaps: { money: '1 money' } }])
  })

  it('marks answers in words, not by colour alone, and disables the options', async () => {
    const { getByText, queryByRole, getByRole } = await renderForm(single, {
      feedback: wrong,
      draft: { ...emptyDraft(), optionIds: ['arrivals'] },
    })
    expect(getByText('Correct answer')).toBeTruthy()
    expect(getByText('That is a flow.')).toBeTruthy()
    expect(getByText('A stock is a photograph.')).toBeTruthy()
    expect(queryByRole('button', { name: 'Check answer' })).toBeNull()
    expect(getByRole('radio', { name: /Arrivals/ }).hasAttribute('disabled')).toBe(true)
  })

  it('ticks only what was chosen, and names the key beside it', async () => {
    const multiple: QuestionView = { ...base, kind: 'multiple', options: single.options }
    const { container, getByRole } = await renderForm(multiple, {
      feedback: wrong,
      draft: { ...emptyDraft(), optionIds: ['arrivals'] },
    })
    expect(getByRole('checkbox', { name: /Arrivals/ })).toHaveProperty('checked', true)
    expect([...container.querySelectorAll('.box')].map(box => box.childElementCount)).toEqual([0, 1])
    expect([...container.querySelectorAll('.mark')].map(({ textContent }) => textContent?.trim())).toEqual([
      'You missed this one',
      'Your answer: incorrect',
    ])
  })

  it('says what to do with a hint', async () => {
    const { getByText, queryByText } = await renderForm(single, {
      feedback: { ...wrong, parts: wrong.parts.slice(0, 1), explanationHtml: undefined, isHint: true },
      draft: { ...emptyDraft(), optionIds: ['arrivals'] },
    })
    expect(getByText('Not yet')).toBeTruthy()
    expect(getByText(/Read the hint under your answer, then try once more/)).toBeTruthy()
    expect(queryByText('Correct answer')).toBeNull()
  })

  it('refuses beside the field what is no number, and takes a number with its unit', async () => {
    const { answers, getByRole, queryByRole } = await renderForm({ ...base, kind: 'numeric', unit: undefined })
    const field = getByRole('textbox')
    await fireEvent.update(field, 'twelve')
    await fireEvent.click(getByRole('button', { name: 'Check answer' }))
    expect(answers).toEqual([])
    expect(getByRole('alert').textContent).toContain('Write a number in digits')
    expect(field.getAttribute('aria-describedby')).toContain(getByRole('alert').id)
    expect(document.activeElement).toBe(field)
    await fireEvent.update(field, '26 municipalities')
    expect(queryByRole('alert')).toBeNull()
    await fireEvent.click(getByRole('button', { name: 'Check answer' }))
    expect(answers).toEqual([{ kind: 'numeric', text: '26 municipalities' }])
  })

  it('puts a text field into each gap', async () => {
    const { getByLabelText } = await renderForm(gap)
    expect(getByLabelText('Gap 1 of 1').closest('[data-gap="money"]')).not.toBeNull()
  })

  it('says that an answer could not be saved, and offers to retry', async () => {
    const { getByRole, getByText } = await renderForm(single, {
      saving: { kind: 'failed', code: 'storage-full' },
      draft: { ...emptyDraft(), optionIds: ['arrivals'] },
    })
    expect(getByText('Your answer is still here, but it has not been saved yet.')).toBeTruthy()
    expect(getByText(/The disk is full/)).toBeTruthy()
    expect(getByRole('button', { name: 'Try again' })).toBeTruthy()
  })

  it('names a hint as one', async () => {
    const { getByText } = await renderForm(single, { feedback: { ...wrong, isHint: true, explanationHtml: undefined } })
    expect(getByText('Hint').closest('.explanation')?.textContent).toContain('That is a flow.')
  })
})
