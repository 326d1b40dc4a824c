import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { answerQuestion } from '#common/domain/quizzes/answer-question.ts'
import type { RunningAttempt } from '#common/domain/quizzes/attempt.ts'
import { finishAttempt } from '#common/domain/quizzes/finish-attempt.ts'
import type { Question, QuestionResponse } from '#common/domain/quizzes/question.ts'
import { startAttempt } from '#common/domain/quizzes/start-attempt.ts'
import { choice, multiple, option, single } from '#tests/support/questions.ts'

const now = new Date('2026-11-23T10:00:00Z')
const course = { id: 'core', version: '1.0.0', title: 'Core', passMark: 70, quizQuestions: undefined, quizMinutes: undefined }

function start(bank: readonly Question[], quizQuestions?: number, seed = 'seed'): RunningAttempt {
  return startAttempt({ ...course, quizQuestions }, bank, { id: 'attempt', deviceId: 'device', now, seed, earlier: [] })
}

function answered(attempt: RunningAttempt, question: Question, response: QuestionResponse): RunningAttempt {
  const verdict = answerQuestion(attempt, question, response, { id: question.id, now })
  if (verdict.kind !== 'recorded') throw new Error(verdict.kind)
  return verdict.attempt
}

const bank = Array.from({ length: 30 }, (_, index) =>
  choice('single', [option('a', true), option('b', false)], { id: `q-${index}`, competencies: [`c-${index % 5}`] }),
)

describe('an attempt', () => {
  it('copies the course settings of its start', () => {
    expect(start(bank, 10)).toMatchObject({
      passMark: 70,
      courseVersion: '1.0.0',
      courseTitle: 'Core',
      startedAt: now.toISOString(),
      answers: [],
    })
  })

  it('draws the requested number of different questions and covers every competency', () => {
    fc.assert(
      fc.property(fc.integer({ min: 5, max: 40 }), fc.string(), (count, seed) => {
        const { questionIds } = start(bank, count, seed)
        expect(new Set(questionIds).size).toBe(Math.min(count, bank.length))
        const competencies = new Set(questionIds.map(id => bank.find(question => question.id === id)?.competencies[0]))
        expect(competencies.size).toBe(5)
      }),
    )
  })

  it('keeps the first answer to a question', () => {
    const attempt = answered(start([single, multiple]), single, { kind: 'single', optionId: 'b' })
    const again = answerQuestion(attempt, single, { kind: 'single', optionId: 'a' }, { id: 'later', now })
    expect(again).toMatchObject({ kind: 'answered-before', answer: { response: { optionId: 'b' }, points: 0 } })
  })

  it('refuses a question that it did not draw, and a response that does not fit', () => {
    expect(answerQuestion(start([multiple]), single, { kind: 'single', optionId: 'a' }, { id: 'x', now })).toEqual({
      kind: 'refused',
      because: 'not-in-attempt',
    })
    expect(answerQuestion(start([single]), single, { kind: 'open', text: '' }, { id: 'x', now })).toEqual({
      kind: 'refused',
      because: 'response-does-not-fit',
    })
  })

  it('counts what is unanswered as wrong', () => {
    const attempt = answered(start([single, multiple]), single, { kind: 'single', optionId: 'a' })
    expect(finishAttempt(attempt, () => 2, now)).toMatchObject({ points: 1, maxPoints: 3, score: 33, passed: false })
  })

  it('ignores a question that the course no longer has', () => {
    const attempt = answered(start([single, multiple]), single, { kind: 'single', optionId: 'a' })
    expect(finishAttempt(attempt, () => undefined, now)).toMatchObject({ maxPoints: 1, score: 100, passed: true })
  })

  it('refuses answers once it is finished', () => {
    const finished = finishAttempt(start([single]), () => 1, now)
    expect(answerQuestion(finished, single, { kind: 'single', optionId: 'a' }, { id: 'x', now })).toEqual({
      kind: 'refused',
      because: 'attempt-finished',
    })
  })

  it('passes at the pass mark and not below it, and never shows the pass mark as a failing score', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 30 }), right => {
        const all = bank.reduce(
          (attempt, question, index) => answered(attempt, question, { kind: 'single', optionId: index < right ? 'a' : 'b' }),
          start(bank),
        )
        const { score, passed } = finishAttempt(all, () => 1, now)
        expect(passed).toBe(right / bank.length >= 0.7)
        expect(passed).toBe(score >= 70)
      }),
    )
  })
})
