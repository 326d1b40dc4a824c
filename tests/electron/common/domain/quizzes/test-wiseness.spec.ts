import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scoreTestWiseness } from '#common/domain/quizzes/test-wiseness.ts'
import type { Choice } from '#common/domain/quizzes/test-wiseness.ts'

const choice = (stem: string, right: string, ...wrong: readonly string[]): Choice => ({
  stem,
  options: [{ words: right, right: true }, ...wrong.map(words => ({ words, right: false }))],
})

describe('a test-wise person', () => {
  it('scores well where right options are the longest, the first, or echo the stem', () => {
    const bank = [
      choice('Who pays the recruiter?', 'The employer pays the recruiter', 'Nobody', 'The State'),
      choice('Which desk reads letters?', 'A desk that reads letters', 'Police', 'Market'),
    ]
    expect(scoreTestWiseness(bank)).toEqual({ questions: 2, chance: 1 / 3, scores: { longest: 1, position: 1, echo: 1 } })
  })

  it('scores at chance where they do not', () => {
    const bank: Choice[] = [
      {
        stem: 'Who pays the recruiter?',
        options: [
          { words: 'The worker pays the recruiter', right: false },
          { words: 'Firm', right: true },
        ],
      },
      {
        stem: 'Which desk reads letters?',
        options: [
          { words: 'Ours', right: true },
          { words: 'The desk of the police', right: false },
        ],
      },
    ]
    expect(scoreTestWiseness(bank)?.scores).toEqual({ longest: 0, position: 0.5, echo: 0 })
  })

  it('breaks ties at random', () => {
    expect(scoreTestWiseness([choice('Stem', 'abcd', 'efgh')])?.scores).toEqual({ longest: 0.5, position: 1, echo: 0.5 })
  })

  it('has no score on an empty bank', () => {
    expect(scoreTestWiseness([])).toBeUndefined()
  })

  it('scores between 0 and 1, and the best position never scores below chance', () => {
    const options = fc
      .integer({ min: 2, max: 5 })
      .chain(size => fc.tuple(fc.array(fc.string(), { minLength: size, maxLength: size }), fc.nat(size - 1)))
    const bank = fc.array(
      fc
        .tuple(fc.string(), options)
        .map(([stem, [words, right]]) => ({ stem, options: words.map((text, index) => ({ words: text, right: index === right })) })),
      { minLength: 1 },
    )
    fc.assert(
      fc.property(bank, choices => {
        const found = scoreTestWiseness(choices)
        const scores = Object.values(found?.scores ?? {})
        expect(scores.every(score => score >= 0 && score <= 1 + Number.EPSILON)).toBe(true)
        expect(found?.scores.position).toBeGreaterThanOrEqual(1 / 5 - Number.EPSILON)
      }),
    )
  })
})
