// @vitest-environment jsdom
import { fireEvent } from '@testing-library/vue'
import { describe, expect, it } from 'vitest'
import { buildFeedback, explainUnanswered } from '#common/domain/quizzes/build-feedback.ts'
import { markResponse } from '#common/domain/quizzes/mark-response.ts'
import { toQuestionView } from '#common/domain/quizzes/question-view.ts'
import { isUnmarked, type Question, type QuestionResponse } from '#common/domain/quizzes/question.ts'
import AttemptReviewItem from '#renderer/features/quizzes/AttemptReviewItem.vue'
import { gap, likert, matching, multiple, numeric, open, ordering, short, single, trueFalse } from '#tests/support/questions.ts'
import { renderComponent } from '#tests/support/render-component.ts'

const lesson = { id: 'who-moves', title: 'Who moves?', lang: 'en', heading: { id: 'film', html: 'A photograph' } }

/** A question as the review shows it, opened; without a response, as it was left out. */
async function review(question: Question, response: QuestionResponse | undefined) {
  const mark = response && markResponse(question, response)
  const answered = response &&
    mark && { response, feedback: buildFeedback(question, response, mark), answeredAt: '2026-03-05T10:00:00.000Z' }
  const item = {
    questionId: question.id,
    question: toQuestionView(question),
    lang: 'en',
    answered,
    explained: answered === undefined ? explainUnanswered(question) : undefined,
    lesson,
  }
  const view = await renderComponent(AttemptReviewItem, { props: { courseId: 'core', item, index: 0 }, pages: ['lesson'] })
  const details = view.container.querySelector('details')!
  details.open = true
  await fireEvent(details, new Event('toggle'))
  return view
}

const WRONG: readonly (readonly [Question, QuestionResponse, readonly string[]])[] = [
  [single, { kind: 'single', optionId: 'b' }, ['Your answer: incorrect', 'about b', 'Correct answer']],
  [multiple, { kind: 'multiple', optionIds: ['a', 'c'] }, ['Your answer: incorrect', 'You missed this one']],
  [trueFalse, { kind: 'true-false', optionId: 'false' }, ['Your answer: incorrect', 'about false', 'Correct answer']],
  [
    { ...gap, stemHtml: '<p>One <span data-gap="one"></span>, two <span data-gap="two"></span></p>' },
    { kind: 'gap', gaps: { one: 'money', two: 'x' } },
    ['wages', 'família'],
  ],
  [numeric, { kind: 'numeric', text: '37' }, ['A decimal slip.', '3.7']],
  [short, { kind: 'short', text: 'integration' }, ['That is for those who arrive.', 'Réintégration']],
  [matching, { kind: 'matching', pairs: { births: 'chamber', teachers: 'ministry', water: 'registry' } }, ['Civil registry', 'Utility']],
  [ordering, { kind: 'ordering', itemIds: ['attend', 'enrol', 'register', 'arrive'] }, ['The correct order', 'arrive']],
]

describe('the review of a finished attempt', () => {
  it.each(WRONG.map(([question, response, wanted]) => ({ kind: question.kind, question, response, wanted })))(
    'shows of a wrong answer to a question of kind $kind what was given, what is right, why, and where it is taught',
    async ({ question, response, wanted }) => {
      const { container, getByRole } = await review(question, response)
      for (const words of [...wanted, 'Because.']) expect(container.textContent).toContain(words)
      const given = 'text' in response ? response.text : 'gaps' in response ? response.gaps['one'] : undefined
      if (given !== undefined) expect([...container.querySelectorAll('input')].map(({ value }) => value)).toContain(given)
      const link = getByRole('link', { name: 'Go back to the lesson: Who moves? · A photograph' })
      expect(link.getAttribute('href')).toContain('at=film')
    },
  )

  it.each(WRONG.map(([question]) => ({ kind: question.kind, question })))(
    'explains a question of kind $kind that was left out',
    async ({ question }) => {
      const { container, getByRole } = await review(question, undefined)
      expect(container.textContent).toContain('Not answered')
      expect(container.textContent).toContain('Because.')
      expect(getByRole('link', { name: /Go back to the lesson/ })).toBeTruthy()
    },
  )

  it.each<{ readonly kind: string; readonly question: Question; readonly response: QuestionResponse }>([
    { kind: 'single', question: single, response: { kind: 'single', optionId: 'a' } },
    { kind: 'likert', question: likert, response: { kind: 'likert', ratings: { call: 2 } } },
    { kind: 'open', question: open, response: { kind: 'open', text: 'I would ask.' } },
  ])('leads to the lesson from a right answer and from one without marks: $kind', async ({ question, response }) => {
    const { getByRole, container } = await review(question, response)
    expect(getByRole('link', { name: /Go back to the lesson/ })).toBeTruthy()
    if (!isUnmarked(question.kind)) expect(container.textContent).toContain('Because.')
  })
})
