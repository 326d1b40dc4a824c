import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { QuestionDigest } from '#common/domain/progress/digest.ts'
import { compareScores, isKnownWell, listScores, scoreCompetencies } from '#common/domain/progress/scores.ts'

const question = (id: string, ...competencies: readonly string[]) => ({ id, competencies })
const last = (isRight: boolean | undefined): QuestionDigest => ({ at: '2026-03-05T10:00:00Z', id: 'r', isRight })

describe('scores by competency', () => {
  it('count each question of the bank once, under its first competency', () => {
    const bank = [question('a', 'figures', 'words'), question('b', 'figures'), question('c', 'words'), question('unasked', 'words')]
    const questions = new Map([
      ['a', last(true)],
      ['b', last(false)],
      ['c', last(undefined)],
      ['gone', last(true)],
    ])
    expect(scoreCompetencies(bank, { questions })).toEqual([{ competencyId: 'figures', right: 1, asked: 2 }])
  })

  it('add up to the marked questions that are still in the bank, with no more right than asked', () => {
    const ids = ['a', 'b', 'c', 'd', 'e']
    const anyBank = fc.uniqueArray(fc.tuple(fc.constantFrom(...ids), fc.constantFrom('one', 'two')), { selector: ([id]) => id })
    const anyDigest = fc.dictionary(fc.constantFrom(...ids), fc.option(fc.boolean(), { nil: undefined }))
    fc.assert(
      fc.property(anyBank, anyDigest, (drawn, verdicts) => {
        const bank = drawn.map(([id, competency]) => question(id, competency))
        const scores = scoreCompetencies(bank, { questions: new Map(Object.entries(verdicts).map(([id, right]) => [id, last(right)])) })
        const counted = bank.filter(({ id }) => verdicts[id] !== undefined)
        expect(scores.reduce((sum, { asked }) => sum + asked, 0)).toBe(counted.length)
        expect(scores.reduce((sum, { right }) => sum + right, 0)).toBe(counted.filter(({ id }) => verdicts[id] === true).length)
      }),
    )
  })

  it('put the strongest first, and call known well what was asked often enough', () => {
    const [full, most, few] = [
      { competencyId: 'full', right: 4, asked: 4 },
      { competencyId: 'most', right: 4, asked: 5 },
      { competencyId: 'few', right: 2, asked: 2 },
    ]
    expect([most, few, full].toSorted(compareScores)).toEqual([full, few, most])
    expect([full, most, few].filter(isKnownWell)).toEqual([full, most])
  })
})

describe('scores over time', () => {
  const anyAttempts = fc.array(
    fc.record({
      finishedAt: fc
        .date({ min: new Date('2001-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
        .map(date => date.toISOString()),
      score: fc.nat(100),
      passed: fc.boolean(),
      passMark: fc.constantFrom(60, 70),
    }),
    { maxLength: 40 },
  )

  it('tell every attempt while there are few, and the months once there are many', () => {
    const attempts = Array.from({ length: 13 }, (_, day) => ({
      finishedAt: `2026-03-${day + 10}T10:00:00.000Z`,
      score: day * 5,
      passed: day > 10,
      passMark: 55,
    }))
    expect(listScores([{ courseId: 'core', attempts: attempts.slice(1) }])).toMatchObject({ by: 'attempt', points: { length: 12 } })
    expect(listScores([{ courseId: 'core', attempts }])).toEqual({
      by: 'month',
      passMark: 55,
      points: [{ courseId: 'core', at: '2026-03-01T00:00:00.000Z', attempts: 13, passed: 2, score: 30, best: 60 }],
    })
  })

  it('lose no attempt and are the same in any order, whatever the clock said', () => {
    fc.assert(
      fc.property(anyAttempts, anyAttempts, (core, other) => {
        const courses = [
          { courseId: 'core', attempts: core },
          { courseId: 'other', attempts: other },
        ]
        const { points } = listScores(courses)
        const reversed = listScores(courses.toReversed().map(course => ({ ...course, attempts: course.attempts.toReversed() })))
        expect(points.reduce((sum, { attempts }) => sum + attempts, 0)).toBe(core.length + other.length)
        expect(reversed.points.map(({ at, courseId, best }) => [at, courseId, best])).toEqual(
          points.map(({ at, courseId, best }) => [at, courseId, best]),
        )
        expect(points.map(({ at }) => at)).toEqual(points.map(({ at }) => at).toSorted())
        expect(points.reduce((sum, { passed }) => sum + passed, 0)).toBe([...core, ...other].filter(({ passed }) => passed).length)
        for (const { score, best } of points) expect(score).toBeLessThanOrEqual(best)
      }),
    )
  })
})
