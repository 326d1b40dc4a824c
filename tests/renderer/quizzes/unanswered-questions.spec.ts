import { describe, expect, it } from 'vitest'
import type { AttemptQuestion } from '#common/contract/quizzes.ts'
import { findNextUnanswered, findUnanswered } from '#renderer/features/quizzes/unanswered-questions.ts'

const question = { id: 'q', title: '', stemHtml: '', points: 1, contentHash: '', kind: 'short' } as const
const answered = {
  response: { kind: 'short', text: 'x' },
  feedback: {
    verdict: 'right',
    points: 1,
    maxPoints: 1,
    parts: [],
    explanationHtml: undefined,
    modelHtml: undefined,
    hasChanged: false,
    isHint: false,
  },
  answeredAt: '2026-01-01T00:00:00.000Z',
} as const

/** `o` unanswered, `a` answered, `x` removed from the course. */
function questions(signs: string): readonly AttemptQuestion[] {
  return [...signs].map((sign, index) => ({
    questionId: `q${index}`,
    lang: 'en',
    question: sign === 'x' ? undefined : question,
    answered: sign === 'a' ? answered : undefined,
  }))
}

describe('unanswered questions of an attempt', () => {
  it('do not include questions removed from the course', () => {
    expect(findUnanswered(questions('aoxo'))).toEqual([1, 3])
  })

  it.each([
    ['aooo', -1, 1],
    ['aaoo', 1, 2],
    ['oaaa', 3, 0],
    ['aaoa', 2, 2],
    ['aaxa', 0, undefined],
  ])('in %s, the next one after index %i is %s', (signs, index, next) => {
    expect(findNextUnanswered(questions(signs), index)).toBe(next)
  })
})
