// @vitest-environment jsdom
import { fireEvent, render } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { defineComponent, h, ref } from 'vue'
import type { Question } from '#common/domain/quizzes/question.ts'
import { toQuestionView } from '#common/domain/quizzes/question-view.ts'
import { toAnswerKey } from '#common/domain/room/views/activity-view.ts'
import { emptyDraft, toQuestionResponse, type AnswerDraft } from '#renderer/features/quizzes/answer-draft.ts'
import QuestionFields from '#renderer/participant/activity/QuestionFields.vue'
import { useLanguage } from '#renderer/participant/words.ts'
import { matching, ordering } from '#tests/support/questions.ts'

/** The fields on a phone; `isOver`: the correct answer is shown. */
async function renderFields(question: Question, given: AnswerDraft = emptyDraft(), isOver = false) {
  await useLanguage('en')
  const view = toQuestionView(question)
  const draft = ref(given)
  const page = defineComponent({
    setup: () => () =>
      h(QuestionFields, {
        question: view,
        lang: 'en',
        isFixed: isOver,
        answerKey: isOver ? toAnswerKey(question) : undefined,
        modelValue: draft.value,
        'onUpdate:modelValue': (next: AnswerDraft): void => void (draft.value = next),
      }),
  })
  return { response: () => toQuestionResponse(view, draft.value), ...render(page) }
}

describe('a question with lists on a phone', () => {
  it('takes a match for each premise, and names the right ones once they are shown', async () => {
    const { response, getByLabelText } = await renderFields(matching)
    for (const label of ['Births', 'Teachers']) await fireEvent.update(getByLabelText(label), 'registry')
    expect(response()).toBeUndefined()
    await fireEvent.update(getByLabelText('Water'), 'utility')
    expect(response()).toEqual({ kind: 'matching', pairs: { births: 'registry', teachers: 'registry', water: 'utility' } })
    const over = await renderFields(matching, { ...emptyDraft(), pairs: { births: 'registry', teachers: 'registry' } }, true)
    expect([...over.container.querySelectorAll('.mark')].map(mark => mark.textContent?.trim())).toEqual([
      'Your answer: correct',
      'Your answer: incorrect',
    ])
    expect([...over.container.querySelectorAll('bdi')].map(model => model.textContent)).toEqual(['Ministry', 'Utility'])
  })

  it('takes an order by taps, and shows the right one after it', async () => {
    const { response, getByRole } = await renderFields(ordering)
    const order = ['arrive', 'register', 'attend', 'enrol']
    for (const item of order) {
      expect(response()).toBeUndefined()
      await fireEvent.click(getByRole('button', { name: new RegExp(item) }))
    }
    expect(response()).toEqual({ kind: 'ordering', itemIds: order })
    const over = await renderFields(ordering, { ...emptyDraft(), optionIds: order }, true)
    expect([...over.container.querySelectorAll('.right-order li')].map(item => item.textContent)).toEqual([
      'arrive',
      'register',
      'enrol',
      'attend',
    ])
  })
})
