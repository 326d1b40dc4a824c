import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Question } from '#common/domain/quizzes/question.ts'
import { computeItemStatistics } from '#common/domain/reports/item-statistics.ts'
import { computeResult } from '#common/domain/room/rules/results/compute-result.ts'
import { computeLearningGain } from '#common/domain/room/rules/results/learning-gain.ts'
import { computePoints, POINTS_PER_QUESTION } from '#common/domain/room/rules/results/podium.ts'
import { meanScore } from '#common/domain/room/rules/results/mean-score.ts'
import type { RoomAnswer } from '#common/domain/room/rules/answer.ts'
import type { ActivityRun } from '#common/domain/room/state.ts'
import { choice, option } from '#tests/support/questions.ts'
import { activity, run } from '#tests/support/room/rooms.ts'

const IDS = ['a', 'b', 'c', 'd']
const questions: readonly Question[] = ['q1', 'q2', 'q3'].map(id => ({
  ...choice('multiple', [option('a', true), option('b', true), option('c', false), option('d', false)]),
  id,
}))

type Choices = Readonly<Record<string, readonly string[]>>
const choices: fc.Arbitrary<Choices> = fc.record(Object.fromEntries(questions.map(({ id }) => [id, fc.subarray(IDS, { minLength: 1 })])))
const room = fc.array(choices, { minLength: 1, maxLength: 12 })

function toAnswer(optionIds: readonly string[]): RoomAnswer {
  return { kind: 'question', response: { kind: 'multiple', optionIds } }
}

function test(kind: 'pre-test' | 'post-test' | 'quiz-round', people: readonly Choices[]): ActivityRun {
  const ballots = Object.fromEntries(
    people.map((chosen, person) => [
      `p${String(person)}`,
      Object.fromEntries(Object.entries(chosen).map(([id, ids]) => [id, toAnswer(ids)])),
    ]),
  )
  const asked = activity({ id: kind, kind, items: [], questionIds: questions.map(({ id }) => id), names: 'facilitator' })
  return run({ id: kind, activity: asked, questions: { en: questions }, ballots, state: 'revealed' })
}

function resultsOf(one: ActivityRun) {
  const result = computeResult(one, {})
  return result.kind === 'questions' ? result.questions : []
}

describe('how right an answer is', () => {
  it('is the same for the control screen and for the comparison of both tests, partial credit included', () => {
    fc.assert(
      fc.property(room, people => {
        const before = test('pre-test', people)
        const gain = computeLearningGain(before, test('post-test', people))
        expect(gain?.before).toBeCloseTo(meanScore(resultsOf(before)) ?? -1, 9)
        for (const { questionId, before: share } of gain?.questions ?? []) {
          const one = resultsOf(before).find(question => question.questionId === questionId)
          expect(share).toBeCloseTo((one?.earned ?? 0) / people.length, 9)
        }
      }),
    )
  })

  it('is the same for the leaderboard and the item analysis', () => {
    fc.assert(
      fc.property(room, people => {
        const quiz = test('quiz-round', people)
        const results = resultsOf(quiz)
        const earned = results.reduce((sum, question) => sum + question.earned, 0)
        const points = Object.keys(quiz.ballots).reduce((sum, id) => sum + computePoints(quiz, id), 0)
        expect(points).toBeCloseTo(earned * POINTS_PER_QUESTION, 6)
        for (const { questionId, difficulty } of computeItemStatistics(quiz))
          expect(difficulty).toBe((results.find(one => one.questionId === questionId)?.right ?? 0) / people.length)
      }),
    )
  })

  it('of one of two correct options is half, which control told as nothing and the comparison as half', () => {
    const before = test('pre-test', [{ q1: ['a'], q2: ['a'], q3: ['a'] }])
    expect(meanScore(resultsOf(before))).toBe(0.5)
    expect(computeLearningGain(before, before)?.before).toBe(0.5)
  })
})
