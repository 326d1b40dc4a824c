import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseToday, DAILY_SECONDS, estimateSeconds } from '#common/domain/practice/choose-today.ts'
import { weighImportance } from '#common/domain/practice/importance.ts'

const candidates = fc
  .uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 60 })
  .chain(ids =>
    fc.tuple(
      ...ids.map(id =>
        fc
          .record({ chance: fc.constantFrom(0.2, 0.5, 0.9), importance: fc.constantFrom(1, 2, 4) })
          .map(rest => ({ cardId: `quiz:a:q-${id}`, ...rest })),
      ),
    ),
  )
const seconds = fc.integer({ min: 10, max: 120 })

describe('the choice of a day', () => {
  it('fits into ten minutes, and is never empty while something is due', () => {
    fc.assert(
      fc.property(candidates, seconds, (due, each) => {
        const chosen = chooseToday(due, { answered: 0, seconds: each })
        expect(chosen.length * each).toBeLessThanOrEqual(DAILY_SECONDS)
        expect(chosen.length).toBe(Math.min(due.length, Math.floor(DAILY_SECONDS / each)))
      }),
    )
  })

  it('is the same whatever order the cards come in', () => {
    fc.assert(
      fc.property(
        candidates.chain(due => fc.tuple(fc.constant(due), fc.shuffledSubarray(due, { minLength: due.length }))),
        seconds,
        ([due, shuffled], each) => {
          expect(chooseToday(shuffled, { answered: 0, seconds: each })).toEqual(chooseToday(due, { answered: 0, seconds: each }))
        },
      ),
    )
  })

  it('takes no card with less chance times importance than one it leaves', () => {
    fc.assert(
      fc.property(candidates, seconds, (due, each) => {
        const chosen = chooseToday(due, { answered: 0, seconds: each })
        const left = due.filter(card => !chosen.includes(card))
        const worth = (card: (typeof due)[number]) => card.chance * card.importance
        const least = Math.min(...chosen.map(worth))
        for (const card of left) expect(worth(card)).toBeLessThanOrEqual(least)
      }),
    )
  })

  it('stays as it is while its cards are answered, in any order, and is used up in the end', () => {
    fc.assert(
      fc.property(
        candidates.chain(due => fc.tuple(fc.constant(due), fc.subarray([...chooseToday(due, { answered: 0, seconds: 45 })]))),
        ([due, answered]) => {
          const chosen = chooseToday(due, { answered: 0, seconds: 45 })
          const rest = due.filter(card => !answered.includes(card))
          expect(chooseToday(rest, { answered: answered.length, seconds: 45 })).toEqual(chosen.filter(card => !answered.includes(card)))
        },
      ),
    )
  })

  it('of two thousand due cards after a pause is no pile', () => {
    const due = Array.from({ length: 2000 }, (_, index) => ({ cardId: `quiz:a:q-${index}`, chance: 0.4, importance: 1 }))
    expect(chooseToday(due, { answered: 0, seconds: 45 })).toHaveLength(13)
    expect(chooseToday(due, { answered: 13, seconds: 45 })).toHaveLength(0)
  })
})

describe('the time that a card takes', () => {
  it('is the median of the latest fifty answers, within reason', () => {
    expect(estimateSeconds([20, 20, 30, 31, 400])).toBe(30)
    expect(estimateSeconds([...Array<number>(80).fill(90), ...Array<number>(50).fill(20)])).toBe(20)
    expect(estimateSeconds([1, 1, 1, 1, 1])).toBe(10)
    expect(estimateSeconds([600, 600, 600, 600, 600])).toBe(120)
  })

  it('is the usual one until five answers tell', () => {
    expect(estimateSeconds([10, 10, 10, 10])).toBe(45)
  })
})

describe('the importance of a card', () => {
  it('is the points of its question, and twice that until the quiz is passed', () => {
    expect(weighImportance({ points: 2, quizPassed: true })).toBe(2)
    expect(weighImportance({ points: 2, quizPassed: false })).toBe(4)
  })
})
