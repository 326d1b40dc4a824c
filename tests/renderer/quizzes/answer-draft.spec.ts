import { describe, expect, it } from 'vitest'
import type { QuestionResponse, QuestionView } from '#common/domain/quizzes/question.ts'
import { emptyDraft, fitDraft, isAnswerLost, toAnswerDraft, toQuestionResponse } from '#renderer/features/quizzes/answer-draft.ts'

const base = { id: 'q', title: '', stemHtml: '', points: 1, contentHash: '' }
const options = [
  { id: 'a', html: 'a' },
  { id: 'b', html: 'b' },
]
const cases: readonly { readonly question: QuestionView; readonly response: QuestionResponse }[] = [
  { question: { ...base, kind: 'single', options }, response: { kind: 'single', optionId: 'b' } },
  { question: { ...base, kind: 'multiple', options }, response: { kind: 'multiple', optionIds: ['a', 'b'] } },
  {
    question: {
      ...base,
      kind: 'true-false',
      options: [
        { id: 'true', html: '' },
        { id: 'false', html: '' },
      ],
    },
    response: { kind: 'true-false', optionId: 'false' },
  },
  { question: { ...base, kind: 'gap', gapIds: ['one', 'two'] }, response: { kind: 'gap', gaps: { one: 'x', two: 'y' } } },
  { question: { ...base, kind: 'numeric', unit: undefined }, response: { kind: 'numeric', text: '3,7' } },
  { question: { ...base, kind: 'short' }, response: { kind: 'short', text: 'remittances' } },
  { question: { ...base, kind: 'open' }, response: { kind: 'open', text: 'I would ask.' } },
]

describe.each(cases)('an answer of kind $question.kind', ({ question, response }) => {
  it('is the same after a round trip through its draft', () => {
    expect(toQuestionResponse(question, toAnswerDraft(response))).toEqual(response)
  })

  it('is undefined while nothing is answered', () => {
    expect(toQuestionResponse(question, emptyDraft())).toBeUndefined()
    expect(toQuestionResponse(question, { ...emptyDraft(), text: '   ', gaps: { one: 'x', two: ' ' } })).toBeUndefined()
  })
})

describe('a draft for a question that was replaced', () => {
  const [single, multiple] = cases.map(({ question }) => question)

  it('loses what the question does not have, and nothing else', () => {
    expect(fitDraft(multiple!, { ...emptyDraft(), optionIds: ['a', 'gone'] })).toEqual({ ...emptyDraft(), optionIds: ['a'] })
    for (const { question, response } of cases) expect(isAnswerLost(question, toAnswerDraft(response))).toBe(false)
  })

  it('is lost to a question of another kind', () => {
    expect(isAnswerLost(single!, { ...emptyDraft(), text: '3,7' })).toBe(true)
  })
})
