import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Question } from '#common/domain/quizzes/question.ts'
import { correlation, computeItemStatistics } from '#common/domain/reports/item-statistics.ts'
import type { RoomAnswer } from '#common/domain/room/rules/answer.ts'
import { choice, open, option } from '#tests/support/questions.ts'
import { activity, run } from '#tests/support/room/rooms.ts'

const QUESTIONS: readonly Question[] = ['one', 'two', 'three'].map(id => choice('single', [option('a', true), option('b', false)], { id }))

function answer(optionId: string): RoomAnswer {
  return { kind: 'question', response: { kind: 'single', optionId } }
}

/** A round in which each row is one person: `1` right, `0` wrong, a space passed over. */
function round(rows: readonly string[], questions = QUESTIONS) {
  const ballots = Object.fromEntries(
    rows.map((row, person) => [
      `p${String(person)}`,
      Object.fromEntries(
        [...row].flatMap((mark, index) => (mark === ' ' ? [] : [[questions[index]?.id ?? '', answer(mark === '1' ? 'a' : 'b')]])),
      ),
    ]),
  )
  return run({ activity: activity({ kind: 'quiz-round', items: [] }), questions: { en: questions }, ballots })
}

describe('item statistics', () => {
  it('count chosen options and correct answers', () => {
    const [first] = computeItemStatistics(round(['1', '1', '0', ' ']))
    expect(first).toMatchObject({
      n: 3,
      difficulty: 2 / 3,
      options: [
        { id: 'a', right: true, count: 2 },
        { id: 'b', right: false, count: 1 },
      ],
    })
  })

  it('have no discrimination below twenty answers', () => {
    expect(
      computeItemStatistics(round(Array.from({ length: 19 }, (_, index) => (index < 10 ? '111' : '000'))))[0]?.discrimination,
    ).toBeUndefined()
    expect(
      computeItemStatistics(round(Array.from({ length: 20 }, (_, index) => (index < 10 ? '111' : '000'))))[0]?.discrimination,
    ).toBeCloseTo(1)
  })

  it('compare a question with the others, not with itself', () => {
    // By hand: 30 people; the first is right half of the time, whatever the others are.
    const rows = Array.from({ length: 32 }, (_, index) => `${String(index & 1)}${String((index >> 1) & 1)}${String((index >> 2) & 1)}`)
    expect(computeItemStatistics(round(rows))[0]?.discrimination).toBeCloseTo(0)
  })

  it('have a negative discrimination where better participants answer incorrectly', () => {
    const rows = Array.from({ length: 24 }, (_, index) => (index % 2 === 0 ? '011' : '100'))
    expect(computeItemStatistics(round(rows))[0]?.discrimination).toBeCloseTo(-1)
  })

  it('skip open questions and have no discrimination without variance', () => {
    expect(computeItemStatistics(round([], [open]))).toEqual([])
    expect(computeItemStatistics(round(Array.from({ length: 25 }, () => '111')))[0]).toMatchObject({
      difficulty: 1,
      discrimination: undefined,
    })
  })

  it('stay within their bounds', () => {
    const rows = fc.array(fc.stringMatching(/^[01 ]{3}$/), { maxLength: 60 })
    fc.assert(
      fc.property(rows, given => {
        for (const { n, options, difficulty, discrimination } of computeItemStatistics(round(given))) {
          expect(options.reduce((sum, { count }) => sum + count, 0)).toBe(n)
          expect(difficulty === undefined).toBe(n === 0)
          if (discrimination !== undefined) expect(Math.abs(discrimination)).toBeLessThanOrEqual(1)
          if (n < 20) expect(discrimination).toBeUndefined()
        }
      }),
    )
  })

  it('have a correlation of 1 for linear data', () => {
    const numbers = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 40 }).filter(list => new Set(list).size > 1)
    fc.assert(
      fc.property(
        numbers,
        fc.integer({ min: 1, max: 9 }),
        (list, times) =>
          void expect(
            correlation(
              list,
              list.map(value => value * times + 3),
            ),
          ).toBeCloseTo(1),
      ),
    )
  })
})
