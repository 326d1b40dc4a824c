import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findLessonOfTopic, summarizeTopics } from '#common/domain/quizzes/topics.ts'
import { choice, open, option } from '#tests/support/questions.ts'

const about = (...competencies: string[]) => choice('single', [option('a', true), option('b', false)], { competencies })

describe('the topics of an attempt', () => {
  it('count each marked question once, by its first competency', () => {
    const asked = fc.array(
      fc.record({
        competencies: fc.array(fc.constantFrom('figures', 'rights', 'plans'), { minLength: 1, maxLength: 2 }),
        verdict: fc.constantFrom('right' as const, 'partly' as const, 'wrong' as const, undefined),
      }),
    )
    fc.assert(
      fc.property(asked, list => {
        const topics = summarizeTopics(list.map(({ competencies, verdict }) => ({ question: about(...competencies), verdict })))
        for (const { competencyId, right, asked: count } of topics) {
          const own = list.filter(({ competencies }) => competencies[0] === competencyId)
          expect({ right, count }).toEqual({ right: own.filter(({ verdict }) => verdict === 'right').length, count: own.length })
        }
        expect(topics.reduce((sum, topic) => sum + topic.asked, 0)).toBe(list.length)
      }),
    )
  })

  it('leave out what is not marked', () => {
    expect(summarizeTopics([{ question: open, verdict: 'unmarked' }])).toEqual([])
  })

  it('are taught in the lesson that checks them most, the earlier of two', () => {
    const lessons = [
      { id: 'one', checks: [about('figures'), about('rights', 'plans')] },
      { id: 'two', checks: [about('rights'), about('rights')] },
      { id: 'three', checks: [about('figures', 'plans')] },
    ]
    expect(findLessonOfTopic('figures', lessons)?.id).toBe('one')
    expect(findLessonOfTopic('rights', lessons)?.id).toBe('two')
    expect(findLessonOfTopic('plans', lessons)?.id).toBe('one')
    expect(findLessonOfTopic('unchecked', lessons)).toBeUndefined()
    expect(findLessonOfTopic(undefined, lessons)).toBeUndefined()
  })
})
