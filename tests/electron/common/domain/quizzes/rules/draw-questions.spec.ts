import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Question } from '#common/domain/quizzes/question.ts'
import { drawQuestions } from '#common/domain/quizzes/rules/draw-questions.ts'
import { choice, option } from '#tests/support/questions.ts'

const seed = fc.string({ minLength: 1, maxLength: 8 })
/** A bank with this many questions in each topic. */
const bankOf = (sizes: readonly number[]): readonly Question[] =>
  sizes.flatMap((size, topic) =>
    Array.from({ length: size }, (_, index) =>
      choice('single', [option('a', true), option('b', false)], { id: `t${topic}-q${index}`, competencies: [`topic-${topic}`] }),
    ),
  )
const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 5 })
const ids = (questions: readonly Question[]): readonly string[] => questions.map(({ id }) => id)
const topicOf = (id: string): string => id.split('-')[0] ?? ''
const countByTopic = (asked: readonly string[], bank: readonly Question[]): ReadonlyMap<string, number> =>
  new Map(bank.map(({ id }) => [topicOf(id), asked.filter(one => topicOf(one) === topicOf(id)).length]))

/** Whether a topic has two more than another one that has some left. */
function isBalanced(asked: readonly string[], bank: readonly Question[]): boolean {
  const [drawn, all] = [countByTopic(asked, bank), countByTopic(ids(bank), bank)]
  const most = Math.max(...drawn.values())
  return [...drawn].every(([topic, count]) => count >= most - 1 || count === all.get(topic))
}

function listSubsets(all: readonly string[], size: number): readonly (readonly string[])[] {
  if (size === 0) return [[]]
  return all.flatMap((first, index) => listSubsets(all.slice(index + 1), size - 1).map(rest => [first, ...rest]))
}

describe('questions drawn from a bank', () => {
  it('are as many as asked for, each once, balanced over the topics, and the whole bank where that is asked for', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 40 }), seed, (counts, count, given) => {
        const bank = bankOf(counts)
        const drawn = ids(drawQuestions(bank, { seed: given, count, earlier: [] }))
        expect(new Set(drawn).size).toBe(drawn.length)
        expect(drawn).toHaveLength(Math.min(count, bank.length))
        expect(isBalanced(drawn, bank)).toBe(true)
        expect(ids(drawQuestions(bank, { seed: given, count: bank.length, earlier: [drawn] })).toSorted()).toEqual(ids(bank).toSorted())
      }),
    )
  })

  it('are the same for the same seed, and others for another one', () => {
    const bank = bankOf([6, 6, 6])
    const draw = (given: string) => ids(drawQuestions(bank, { seed: given, count: 6, earlier: [] })).join(' ')
    expect(draw('one')).toBe(draw('one'))
    expect(new Set(Array.from({ length: 50 }, (_, index) => draw(`seed ${index}`))).size).toBeGreaterThan(45)
  })

  it('all come first in some attempt: no question has a place of its own', () => {
    const bank = bankOf([3, 3])
    const first = Array.from({ length: 200 }, (_, index) => drawQuestions(bank, { seed: `seed ${index}`, count: 6, earlier: [] })[0]?.id)
    expect(new Set(first).size).toBe(6)
  })

  it('repeat as few of the last attempt as a balanced draw from the bank allows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 1, max: 7 }),
        seed,
        seed,
        (counts, count, one, other) => {
          const bank = bankOf(counts)
          const before = ids(drawQuestions(bank, { seed: one, count, earlier: [] }))
          const drawn = ids(drawQuestions(bank, { seed: other, count, earlier: [before] }))
          const repeated = (asked: readonly string[]): number => asked.filter(id => before.includes(id)).length
          const balanced = listSubsets(ids(bank), Math.min(count, bank.length)).filter(asked => isBalanced(asked, bank))
          expect(isBalanced(drawn, bank)).toBe(true)
          expect(repeated(drawn)).toBe(Math.min(...balanced.map(repeated)))
        },
      ),
    )
  })

  it('go round the bank: three attempts at a third of it ask every question once', () => {
    const bank = bankOf([6, 6, 6])
    const earlier: (readonly string[])[] = []
    for (const given of ['one', 'two', 'three']) earlier.unshift(ids(drawQuestions(bank, { seed: given, count: 6, earlier })))
    expect(new Set(earlier.flat()).size).toBe(18)
    const [, , oldest = []] = earlier
    expect(ids(drawQuestions(bank, { seed: 'four', count: 6, earlier })).toSorted()).toEqual([...oldest].toSorted())
  })
})
