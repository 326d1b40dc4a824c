import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rankHardQuestions, type AskedOfClass } from '#common/domain/class/hard-questions.ts'
import type { ClassHistory } from '#common/domain/class/find-stuck.ts'
import type { RecordedAnswer } from '#common/domain/quizzes/attempt.ts'
import type { QuestionResponse } from '#common/domain/quizzes/question.ts'
import { answerTo, attemptFinished, deviceId, runningAttempt } from '#tests/support/records.ts'

const inQuiz: AskedOfClass = { lessonId: undefined, questionId: 'one', contentHashes: ['hash', 'hash-in-french'] }
const inLesson: AskedOfClass = { lessonId: 'first', questionId: 'one', contentHashes: ['hash'] }
const choice = (optionId: string): QuestionResponse => ({ kind: 'single', optionId })
const answered = (optionId: string, over: Partial<RecordedAnswer> = {}): RecordedAnswer =>
  answerTo('one', { response: choice(optionId), verdict: optionId === 'right' ? 'right' : 'wrong', ...over })
const took = (...answers: readonly RecordedAnswer[]): ClassHistory => ({
  records: answers.map(answer => attemptFinished(runningAttempt({ answers: [answer] }))),
  running: undefined,
})
const checked = (...answers: readonly RecordedAnswer[]): ClassHistory => ({
  records: answers.map(answer => ({ id: answer.id, deviceId, kind: 'check-answered', lessonId: 'first', answer })),
  running: undefined,
})
const times = <T>(count: number, make: () => T): readonly T[] => Array.from({ length: count }, make)

describe('the hardest questions of a class', () => {
  it('count the first try of each person, in any language, and show what most of the others chose', () => {
    const later = { answeredAt: '2026-03-06T10:00:00.000Z' }
    const group = [
      took(answered('flow'), answered('right', later)),
      took(answered('flow', { contentHash: 'hash-in-french' })),
      took(answered('stock')),
      took(answered('right')),
      { records: [], running: runningAttempt({ answers: [answered('right')] }) },
    ]
    expect(rankHardQuestions([inQuiz], group)).toEqual({
      questions: [{ asked: inQuiz, people: 5, right: 0.4, commonWrong: choice('flow') }],
      withheld: 0,
    })
  })

  it('do not count answers to an older version of the question, nor a check as a question of the quiz', () => {
    const old = times(6, () => took(answered('flow', { contentHash: 'old' })))
    expect(rankHardQuestions([inQuiz], old)).toEqual({ questions: [], withheld: 0 })
    expect(
      rankHardQuestions(
        [inQuiz, inLesson],
        times(5, () => checked(answered('flow'))),
      ).questions,
    ).toMatchObject([{ asked: inLesson }])
  })

  it('are not shown of fewer than five people, and only counted', () => {
    expect(
      rankHardQuestions(
        [inQuiz],
        times(4, () => took(answered('flow'))),
      ),
    ).toEqual({ questions: [], withheld: 1 })
    expect(
      rankHardQuestions(
        [inQuiz],
        times(5, () => took(answered('flow'))),
      ),
    ).toMatchObject({ questions: [{ people: 5, right: 0 }] })
  })

  it('show words that somebody typed only when five people typed the same', () => {
    const typed = (text: string) => took(answerTo('one', { response: { kind: 'short', text }, verdict: 'wrong' }))
    const ask = (count: number) => {
      const group = [...times(count, () => typed(' Remittances')), ...['one', 'two', 'three'].map(typed)]
      return rankHardQuestions([inQuiz], group).questions[0]?.commonWrong
    }
    expect(ask(4)).toBeUndefined()
    expect(ask(5)).toEqual({ kind: 'short', text: ' Remittances' })
  })

  it('do not show a choice of one person alone', () => {
    const group = [...times(5, () => took(answered('right'))), took(answered('flow'))]
    expect(rankHardQuestions([inQuiz], group).questions).toMatchObject([{ people: 6, commonWrong: undefined }])
  })

  const person = fc
    .array(fc.constantFrom('right', 'flow', 'stock'), { maxLength: 3 })
    .map(options => took(...options.map((option, at) => answered(option, { answeredAt: `2026-03-05T10:00:0${String(at)}.000Z` }))))

  it('are the same whatever the order of people, and shares and numbers fit', () => {
    fc.assert(
      fc.property(fc.array(person, { maxLength: 12 }), group => {
        const found = rankHardQuestions([inQuiz], group)
        expect(rankHardQuestions([inQuiz], group.toReversed())).toEqual(found)
        const people = group.filter(({ records }) => records.length > 0).length
        for (const { people: counted, right } of found.questions) {
          expect(counted).toBe(people)
          expect(counted).toBeGreaterThanOrEqual(5)
          expect(Math.abs(Math.round(right * counted) - right * counted)).toBeLessThan(1e-9)
          expect(right).toBeLessThan(1)
        }
        expect(found.withheld).toBe(people > 0 && people < 5 ? 1 : 0)
      }),
    )
  })
})
