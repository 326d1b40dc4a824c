// @vitest-environment jsdom
import { fireEvent } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { defineComponent, h, nextTick, ref } from 'vue'
import { buildFeedback } from '#common/domain/quizzes/build-feedback.ts'
import { markResponse } from '#common/domain/quizzes/mark-response.ts'
import type { Feedback, Question, QuestionResponse } from '#common/domain/quizzes/question.ts'
import { toQuestionView } from '#common/domain/quizzes/question-view.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { emptyDraft, fitDraft, isAnswerLost, toAnswerDraft, type AnswerDraft } from '#renderer/features/quizzes/answer-draft.ts'
import QuestionForm from '#renderer/features/quizzes/QuestionForm.vue'
import { renderComponent } from '#tests/support/render-component.ts'
import { likert, matching, ordering, single } from '#tests/support/questions.ts'

/** The form of a question in a parent that holds the draft and marks what is sent. */
async function renderForm(question: Question, { asksSure = false, draft: given = emptyDraft(), locale = 'en' as Locale } = {}) {
  const answers: QuestionResponse[] = []
  const feedback = ref<Feedback>()
  const draft = ref<AnswerDraft>(given)
  const page = defineComponent({
    setup: () => () =>
      h(QuestionForm, {
        question: toQuestionView(question),
        lang: 'en',
        feedback: feedback.value,
        saving: { kind: 'idle' },
        asksSure,
        modelValue: draft.value,
        'onUpdate:modelValue': (next: AnswerDraft): void => void (draft.value = next),
        onAnswer: (response: QuestionResponse): void => {
          answers.push(response)
          const mark = markResponse(question, response)
          if (mark !== undefined) feedback.value = buildFeedback(question, response, mark)
        },
      }),
  })
  return { answers, draft, feedback, ...(await renderComponent(page, { locale })) }
}

describe('a matching question', () => {
  it('asks for a match of each premise, by a list that the premise names', async () => {
    const { answers, getByRole, getByLabelText, getByText } = await renderForm(matching)
    await fireEvent.update(getByLabelText('Births'), 'registry')
    await fireEvent.click(getByRole('button', { name: 'Check answer' }))
    expect(getByRole('alert').textContent).toContain('every line')
    expect(answers).toEqual([])
    await fireEvent.update(getByLabelText('Teachers'), 'utility')
    await fireEvent.update(getByLabelText('Water'), 'utility')
    await fireEvent.click(getByRole('button', { name: 'Check answer' }))
    expect(answers).toEqual([{ kind: 'matching', pairs: { births: 'registry', teachers: 'utility', water: 'utility' } }])
    expect(getByText('Ministry', { selector: 'bdi' })).toBeTruthy()
    expect(getByLabelText('Births')).toHaveProperty('disabled', true)
  })

  it('says in the direction of the page what is right, also about a question in another', async () => {
    const { getByRole, getByLabelText, getByText } = await renderForm(matching, { locale: 'ar' })
    for (const premise of ['Births', 'Teachers', 'Water']) await fireEvent.update(getByLabelText(premise), 'utility')
    await fireEvent.click(getByRole('button', { name: 'تحقّق من الإجابة' }))
    const said = getByText('Ministry', { selector: 'bdi' })
    expect([said.dir, said.parentElement?.dir, said.parentElement?.lang]).toEqual(['ltr', 'rtl', 'ar'])
  })

  it('lets a choice be taken back', async () => {
    const { draft, getByLabelText } = await renderForm(matching)
    await fireEvent.update(getByLabelText('Births'), 'registry')
    await fireEvent.update(getByLabelText('Births'), '')
    expect(draft.value.pairs).toEqual({})
  })
})

describe('an ordering question', () => {
  const shown = toQuestionView(ordering)
  const ids = shown.kind === 'ordering' ? shown.items.map(({ id }) => id) : []
  const order = (container: Element): readonly (string | undefined)[] =>
    [...container.querySelectorAll('.ordering > ol:first-of-type .text')].map(text => text.textContent?.trim())

  it('is not answered by what it shows first, which is never the right order', async () => {
    const { answers, container, getByRole } = await renderForm(ordering)
    expect(order(container)).toEqual(ids)
    expect(ids).not.toEqual(['arrive', 'register', 'enrol', 'attend'])
    await fireEvent.click(getByRole('button', { name: 'Check answer' }))
    expect(getByRole('alert').textContent).toContain('at least one')
    expect(answers).toEqual([])
  })

  it('moves an item by its buttons, which keep the focus, and says where it is now', async () => {
    const { container, getByRole } = await renderForm(ordering)
    const [first = '', second = '', ...others] = ids
    const down = getByRole('button', { name: `Move down: ${first}` })
    down.focus()
    await fireEvent.click(down)
    await nextTick()
    expect(order(container)).toEqual([second, first, ...others])
    expect(document.activeElement).toBe(getByRole('button', { name: `Move down: ${first}` }))
    expect(container.querySelector('[aria-live]')?.textContent).toBe(`${first}: now 2 of 4`)
    await fireEvent.click(getByRole('button', { name: `Move up: ${first}` }))
    await nextTick()
    expect(order(container)).toEqual(ids)
    expect(document.activeElement).toBe(getByRole('button', { name: `Move down: ${first}` }))
  })

  it('says which items follow on rightly, and shows the right order', async () => {
    const { answers, container, getByRole, getByText } = await renderForm(ordering, {
      draft: { ...emptyDraft(), optionIds: ['register', 'enrol', 'attend', 'arrive'] },
    })
    await fireEvent.click(getByRole('button', { name: 'Check answer' }))
    expect(answers).toEqual([{ kind: 'ordering', itemIds: ['register', 'enrol', 'attend', 'arrive'] }])
    expect([...container.querySelectorAll('.mark')].map(mark => mark.classList.contains('right'))).toEqual([false, true, true, false])
    expect(getByText('The correct order:')).toBeTruthy()
    expect([...container.querySelectorAll('ol:last-of-type li')].map(item => item.textContent?.trim())).toEqual([
      'arrive',
      'register',
      'enrol',
      'attend',
    ])
  })
})

describe('a Likert question', () => {
  it('has a group of radio buttons for each statement, may leave one out, and says that nothing is right or wrong', async () => {
    const { answers, feedback, getAllByRole, getByRole, getByText, queryByText } = await renderForm(likert, { asksSure: true })
    expect(getByText(/no right answer/i)).toBeTruthy()
    expect(getAllByRole('radio')).toHaveLength(6)
    await fireEvent.click(getByRole('button', { name: 'Save answer' }))
    expect(getByRole('alert').textContent).toContain('at least one statement')
    const [often] = getAllByRole('radio', { name: 'Often' })
    if (often === undefined) throw new Error('no radio button')
    await fireEvent.click(often)
    await fireEvent.click(getByRole('button', { name: 'Save answer' }))
    expect(answers).toEqual([{ kind: 'likert', ratings: { explain: 2 } }])
    expect(queryByText(/you were not sure/i)).toBeNull()
    expect(feedback.value?.verdict).toBe('unmarked')
    expect(queryByText('Incorrect')).toBeNull()
  })
})

describe('a draft of a question with lists', () => {
  const responses: readonly (readonly [Question, QuestionResponse])[] = [
    [matching, { kind: 'matching', pairs: { births: 'registry', teachers: 'ministry', water: 'chamber' } }],
    [ordering, { kind: 'ordering', itemIds: ['attend', 'arrive', 'register', 'enrol'] }],
    [likert, { kind: 'likert', ratings: { call: 2 } }],
  ]

  it.each(responses)('shows what was answered, in whole ($kind)', (question, response) => {
    const draft = toAnswerDraft(response)
    expect(fitDraft(toQuestionView(question), draft)).toEqual(draft)
    expect(isAnswerLost(toQuestionView(question), draft)).toBe(false)
  })

  it('loses what the question no longer has, and all of it for a question of another kind', () => {
    const pairs = toAnswerDraft({ kind: 'matching', pairs: { births: 'gone', roads: 'registry', water: 'utility' } })
    expect(fitDraft(toQuestionView(matching), pairs)).toEqual({ ...emptyDraft(), pairs: { water: 'utility' } })
    const ratings = toAnswerDraft({ kind: 'likert', ratings: { call: 3, gone: 0, explain: 1 } })
    expect(fitDraft(toQuestionView(likert), ratings)).toEqual({ ...emptyDraft(), ratings: { explain: 1 } })
    expect(fitDraft(toQuestionView(single), pairs)).toEqual(emptyDraft())
    expect(isAnswerLost(toQuestionView(single), pairs)).toBe(true)
  })
})
