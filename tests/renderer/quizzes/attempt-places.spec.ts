import { describe, expect, it } from 'vitest'
import type { AttemptQuestion } from '#common/contract/quizzes.ts'
import { nextOpen, openPlaces } from '#renderer/features/quizzes/attempt-places.ts'

const question = { id: 'q', title: '', stemHtml: '', points: 1, contentHash: '', kind: 'short' } as const
const answered = {
  response: { kind: 'short', text: 'x' },
  feedback: { verdict: 'right', points: 1, maxPoints: 1, parts: [], explanationHtml: undefined, modelHtml: undefined },
  answeredAt: '2026-01-01T00:00:00.000Z',
} as const

/** `o` open, `a` answered, `x` gone from the course. */
function questions(signs: string): readonly AttemptQuestion[] {
  return [...signs].map((sign, place) => ({
    questionId: `q${place}`,
    lang: 'en',
    question: sign === 'x' ? undefined : question,
    answered: sign === 'a' ? answered : undefined,
  }))
}

describe('places of an attempt', () => {
  it('are open while unanswered, but for a question that is gone', () => {
    expect(openPlaces(questions('aoxo'))).toEqual([1, 3])
  })

  it.each([
    ['aooo', -1, 1],
    ['aaoo', 1, 2],
    ['oaaa', 3, 0],
    ['aaoa', 2, 2],
    ['aaxa', 0, undefined],
  ])('lead on from %s at %i to %s', (signs, place, next) => {
    expect(nextOpen(questions(signs), place)).toBe(next)
  })
})
