import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findWeakestTopic } from '#common/domain/quizzes/find-weakest-topic.ts'

const topic = (id: string, right: number, asked: number, lesson: string | undefined = id) => ({ id, right, asked, lesson })

describe('the weakest topic of a result', () => {
  it('is that with the smallest share of right answers', () => {
    expect(findWeakestTopic([topic('law', 3, 4), topic('data', 1, 3), topic('words', 2, 5)])?.id).toBe('data')
  })

  it('is that with the most wrong answers where shares are equal', () => {
    expect(findWeakestTopic([topic('law', 1, 2), topic('data', 2, 4)])?.id).toBe('data')
  })

  it('is one that a lesson teaches, and none where everything was right', () => {
    expect(findWeakestTopic([{ ...topic('law', 0, 4), lesson: undefined }, topic('data', 3, 4)])?.id).toBe('data')
    expect(findWeakestTopic([topic('law', 4, 4)])).toBeUndefined()
  })

  it('has no other topic with a smaller share', () => {
    const results = fc.array(fc.tuple(fc.nat(9), fc.nat(9)).map(([right, wrong]) => topic('t', right, right + wrong)))
    fc.assert(
      fc.property(results, topics => {
        const weakest = findWeakestTopic(topics)
        const wrong = topics.filter(({ right, asked }) => right < asked)
        expect(weakest === undefined).toBe(wrong.length === 0)
        for (const { right, asked } of wrong) expect(right / asked).toBeGreaterThanOrEqual((weakest?.right ?? 0) / (weakest?.asked ?? 1))
      }),
    )
  })
})
