import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPastAssignment, joinNumbers, judgeAssignment } from '#common/domain/class/assignment.ts'

const syllabus = { courseId: 'core', lessons: ['one', 'two', 'three'].map(id => ({ id, minutes: 20 })), hasQuiz: true, durationMinutes: 90 }
const standing = (lessonsFinished: readonly string[], quizPassed = false) => ({ lessonsFinished, quizPassed })
const TODAY = '2026-12-12'

describe('an assignment', () => {
  it('is done when its lessons are finished and its quiz is passed', () => {
    const both = { lessonIds: ['three', 'two'], quiz: true, due: undefined }
    expect(judgeAssignment(both, syllabus, standing(['two']), TODAY)).toEqual({
      kind: 'open',
      lessons: [
        { id: 'two', isDone: true },
        { id: 'three', isDone: false },
      ],
      quizPassed: false,
      isOverdue: false,
    })
    expect(judgeAssignment(both, syllabus, standing(['two', 'three']), TODAY).kind).toBe('open')
    expect(judgeAssignment(both, syllabus, standing(['two', 'three'], true), TODAY).kind).toBe('done')
    expect(judgeAssignment(both, syllabus, undefined, TODAY).kind).toBe('open')
  })

  it('asks only for what the course still has, and for nothing when that is gone', () => {
    const some = { lessonIds: ['one', 'taken-out'], quiz: false, due: '2026-12-01' }
    expect(judgeAssignment(some, syllabus, standing(['one']), TODAY).kind).toBe('done')
    expect(judgeAssignment({ ...some, lessonIds: ['taken-out'] }, syllabus, standing([]), TODAY)).toMatchObject({
      kind: 'gone',
      isOverdue: false,
    })
    expect(judgeAssignment(some, undefined, standing(['one']), TODAY).kind).toBe('gone')
    expect(judgeAssignment({ lessonIds: [], quiz: true, due: undefined }, { ...syllabus, hasQuiz: false }, standing([]), TODAY).kind).toBe(
      'gone',
    )
  })

  it('is overdue from the day after its last day, and never once it is done', () => {
    const due = (day: string, finished: readonly string[] = []): boolean =>
      judgeAssignment({ lessonIds: ['one'], quiz: false, due: day }, syllabus, standing(finished), TODAY).isOverdue
    expect([due('2026-12-12'), due('2026-12-11'), due('2026-12-11', ['one'])]).toEqual([false, true, false])
  })

  it('that is done leaves the library after its last day, or after two weeks', () => {
    const made = { due: undefined, createdAt: '2026-11-28T10:00:00.000Z' }
    expect(isPastAssignment(made, { kind: 'done' }, '2026-12-12')).toBe(false)
    expect(isPastAssignment(made, { kind: 'done' }, '2026-12-13')).toBe(true)
    expect(isPastAssignment({ ...made, due: '2026-12-20' }, { kind: 'gone' }, '2026-12-20')).toBe(false)
    expect(isPastAssignment(made, { kind: 'open' }, '2027-12-13')).toBe(false)
  })
})

describe('numbers of lessons', () => {
  it('are joined where at least three follow one another', () => {
    expect(joinNumbers([5, 1, 2, 3, 7, 8])).toEqual([[1, 3], [5], [7], [8]])
  })

  it('are all there, once, in order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 })), numbers => {
        const spread = joinNumbers(numbers).flatMap(([first, last = first]) =>
          Array.from({ length: last - first + 1 }, (_, at) => first + at),
        )
        expect(spread).toEqual([...new Set(numbers)].sort((left, right) => left - right))
      }),
    )
  })
})
