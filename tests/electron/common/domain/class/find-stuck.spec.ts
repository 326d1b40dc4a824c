import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Assignment } from '#common/domain/class/assignment.ts'
import { describeMember, sortMembers, summarizeClass, type ClassMember } from '#common/domain/class/class-member.ts'
import { LESSON_DAYS } from '#common/domain/class/find-stuck.ts'
import type { ProgressRecord } from '#common/domain/progress/progress.ts'
import type { Verdict } from '#common/domain/quizzes/question.ts'
import { answerTo, attemptFinished, deviceId, learnerNamed, lessonFinished, runningAttempt } from '#tests/support/records.ts'

const syllabus = {
  courseId: 'core',
  lessons: ['one', 'two', 'three'].map(id => ({ id, minutes: 20 })),
  hasQuiz: true,
  durationMinutes: 90,
}
const START = Date.parse('2026-03-02T10:00:00Z')
const DAY_MS = 24 * 60 * 60_000
const onDay = (day: number): Date => new Date(START + day * DAY_MS)
const opened = (lessonId: string, day: number): ProgressRecord => {
  const at = onDay(day).toISOString()
  return { id: `${at} ${lessonId}`, deviceId, kind: 'lesson-opened', lessonId, at }
}
const finished = (lessonId: string, day: number): ProgressRecord => lessonFinished(lessonId, onDay(day))
const tried = (questionId: string, verdict: Verdict, day: number, lessonId = 'one'): ProgressRecord => {
  const answer = answerTo(questionId, { verdict, answeredAt: onDay(day).toISOString() })
  return { id: answer.id, deviceId, kind: 'check-answered', lessonId, answer }
}
function took(day: number, over: { readonly passed: boolean; readonly score: number }): ProgressRecord {
  const record = attemptFinished(runningAttempt(), onDay(day))
  return record.kind === 'attempt-finished' ? { ...record, attempt: { ...record.attempt, ...over } } : record
}
const failed = (day: number): ProgressRecord => took(day, { passed: false, score: 50 })
const passed = (day: number): ProgressRecord => took(day, { passed: true, score: 80 })
const assignment = (over: Partial<Assignment>): Assignment => ({
  id: 'a',
  courseId: 'core',
  courseTitle: 'Core',
  lessonIds: ['one'],
  quiz: false,
  learnerIds: undefined,
  due: '2026-03-04',
  message: '',
  createdAt: '2026-03-01T10:00:00.000Z',
  ...over,
})
const amal = learnerNamed('Amal')

function see(records: readonly ProgressRecord[], today = 0, assignments: readonly Assignment[] = []): ClassMember {
  return describeMember(amal, {
    syllabus,
    history: { records, running: undefined },
    assignments,
    clock: { now: onDay(today).getTime(), offsetMinutes: 0 },
  })
}

describe('a learner may need help', () => {
  it.each([
    ['who has not begun', [], 30, []],
    ['whose check was not right once', [tried('check', 'wrong', 0)], 0, []],
    ['whose check was right at the second try', [tried('check', 'wrong', 0), tried('check', 'right', 0)], 0, []],
    ['who failed the quiz once', [failed(0)], 0, []],
    ['who passed it after failing twice', [failed(0), failed(1), passed(2)], 2, []],
    ['who finished the lesson in time', [opened('one', 0), finished('one', 3)], 30, []],
    ['who went on to another lesson', [opened('one', 0), opened('two', 29)], 30, []],
  ] as const)('but not one %s', (_, records, today, reasons) => {
    expect(see(records, today).stuck).toEqual(reasons)
  })

  it('whose knowledge checks were not right at two tries, without saying which', () => {
    const tries = ['first', 'second'].flatMap(id => [tried(id, 'wrong', 0, 'two'), tried(id, 'partly', 0, 'two')])
    expect(see(tries).stuck).toEqual([{ kind: 'checks', lessonId: 'two', checks: 2 }])
  })

  it('who failed the quiz twice in a row', () => {
    expect(see([failed(0), failed(1)], 1).stuck).toEqual([{ kind: 'quiz', attempts: 2 }])
  })

  it('whose lesson is open for more than a week of study days, counted anew once it was reopened', () => {
    const reopened = (day: number): ProgressRecord => ({ ...opened('one', day), kind: 'lesson-reopened' }) as ProgressRecord
    expect(see([opened('one', 0)], LESSON_DAYS).stuck).toEqual([])
    expect(see([opened('one', 0)], LESSON_DAYS + 1).stuck).toEqual([{ kind: 'lesson', lessonId: 'one', days: 8 }])
    expect(see([opened('one', 0), finished('one', 1), reopened(9)], 12).stuck).toEqual([])
  })

  it('whose assignment is overdue, from the day after its last day, with what is left of it', () => {
    const due = assignment({ lessonIds: ['one', 'two'], quiz: true })
    expect(see([finished('one', 0)], 2, [due]).stuck).toEqual([])
    expect(see([finished('one', 0)], 3, [due]).stuck).toEqual([
      { kind: 'overdue', due: '2026-03-04', lessonsLeft: ['two'], quizLeft: true },
    ])
    expect(see([], 3, [assignment({ learnerIds: ['somebody'] }), assignment({ courseId: 'other' })]).stuck).toEqual([])
  })
})

describe('what a facilitator sees of a learner', () => {
  const anything = fc.array(
    fc.oneof(
      fc.constantFrom('one', 'two', 'three', 'gone').chain(id => fc.nat(20).map(day => opened(id, day))),
      fc.constantFrom('one', 'two', 'three', 'gone').chain(id => fc.nat(20).map(day => finished(id, day))),
      fc.constantFrom<Verdict>('right', 'partly', 'wrong').chain(verdict => fc.nat(20).map(day => tried('secret-check', verdict, day))),
      fc.nat(20).map(failed),
      fc.nat(20).map(passed),
    ),
    { maxLength: 20 },
  )

  it('does not depend on the order of the records', () => {
    fc.assert(
      fc.property(anything, records => {
        expect(see(records.toReversed(), 20)).toEqual(see(records, 20))
      }),
    )
  })

  it('never holds an answer, and never more lessons than the course has', () => {
    fc.assert(
      fc.property(anything, records => {
        const member = see(records, 20)
        expect(JSON.stringify(member)).not.toMatch(/secret-check|residents|hash|response/)
        expect(member.lessonsDone).toBeLessThanOrEqual(member.lessonsAll)
        expect(member.lastStudiedOn === undefined).toBe(records.length === 0)
        if (member.quiz.kind === 'passed') expect(member.stuck).toEqual([])
      }),
    )
  })

  it.each([
    [[], { kind: 'not-begun' }],
    [[failed(0)], { kind: 'not-passed', score: 50, attempts: 1 }],
    [[failed(0), passed(1)], { kind: 'passed', score: 80 }],
  ] as const)('of the quiz after %j attempts', (records, quiz) => {
    expect(see(records).quiz).toEqual(quiz)
  })

  it('of a quiz under way is how many questions were answered', () => {
    const running = runningAttempt({ answers: [answerTo('stock-or-flow')] })
    const clock = { now: START, offsetMinutes: 0 }
    const { quiz } = describeMember(amal, { syllabus, history: { records: [failed(0)], running }, assignments: [], clock })
    expect(quiz).toEqual({ kind: 'running', answered: 1, questions: 2 })
  })
})

describe('a class', () => {
  const members = [
    { ...see([]), name: 'Chadia' },
    { ...see([finished('one', 1), finished('two', 1), finished('three', 1), passed(1)], 2), name: 'Badr' },
    { ...see([failed(0), failed(0)]), name: 'Amina' },
  ]
  const names = (order: Parameters<typeof sortMembers>[1]): readonly string[] =>
    sortMembers(members, order, (left, right) => left.localeCompare(right)).map(({ name }) => name)

  it('is sorted by name, by who studied last, or by who may need help', () => {
    expect(names('name')).toEqual(['Amina', 'Badr', 'Chadia'])
    expect(names('last-studied')).toEqual(['Badr', 'Amina', 'Chadia'])
    expect(names('stuck')).toEqual(['Amina', 'Badr', 'Chadia'])
  })

  it('is summed up in people', () => {
    expect(summarizeClass(members)).toEqual({ people: 3, begun: 2, lessonsFinished: 1, quizPassed: 1, stuck: 1 })
  })
})
