import { describe, expect, it } from 'vitest'
import type { QuestionResponse } from '#common/domain/quizzes/question.ts'
import { toQuestionView } from '#common/domain/quizzes/question-view.ts'
import { computeResult } from '#common/domain/room/rules/results/compute-result.ts'
import { describeResponse } from '#common/domain/room/rules/results/describe-answers.ts'
import { checkAnswer } from '#common/domain/room/rules/validate-answer.ts'
import { likert, matching, ordering } from '#tests/support/questions.ts'
import { activity, run } from '#tests/support/room/rooms.ts'

const RIGHT: QuestionResponse = { kind: 'matching', pairs: { births: 'registry', teachers: 'ministry', water: 'utility' } }
const HALF: QuestionResponse = { kind: 'matching', pairs: { births: 'registry', teachers: 'registry', water: 'utility' } }
const ORDER: QuestionResponse = { kind: 'ordering', itemIds: ['arrive', 'register', 'enrol', 'attend'] }
const given = (response: QuestionResponse) => ({ kind: 'question', response }) as const
const round = { activity: activity({ kind: 'quiz-round' }), questions: { en: [matching, ordering] } }

describe('matching and ordering questions of a quiz in a room', () => {
  it('count who was right, partly right and wrong', () => {
    const result = computeResult(
      run({
        ...round,
        ballots: {
          one: { 'q-matching': given(RIGHT), 'q-ordering': given(ORDER) },
          two: { 'q-matching': given(HALF), 'q-ordering': given({ kind: 'ordering', itemIds: ['attend', 'enrol', 'register', 'arrive'] }) },
        },
      }),
      {},
    )
    expect(result).toMatchObject({
      kind: 'questions',
      questions: [
        { questionId: 'q-matching', n: 2, right: 1, partly: 1, wrong: 0, options: [] },
        { questionId: 'q-ordering', n: 2, right: 1, partly: 0, wrong: 1 },
      ],
    })
  })

  it('take no answer that does not fit', () => {
    const open = run({ ...round, state: 'open', questions: { en: [matching] } })
    expect(checkAnswer(open, 'q-matching', given(RIGHT))).toBeUndefined()
    expect(checkAnswer(open, 'q-matching', given({ kind: 'matching', pairs: { births: 'nowhere' } }))).toBe('does-not-fit')
    expect(checkAnswer(open, 'q-matching', given(ORDER))).toBe('does-not-fit')
  })

  it('are told in words on the sheet of a person', () => {
    const toText = (html: string): string => html.replace(/<[^>]*>/g, '')
    expect(describeResponse(toQuestionView(matching), HALF, toText)).toBe(
      'Births: Civil registry; Teachers: Civil registry; Water: Utility',
    )
    expect(describeResponse(toQuestionView(ordering), ORDER, toText)).toBe('1. arrive 2. register 3. enrol 4. attend')
    expect(describeResponse(toQuestionView(likert), { kind: 'likert', ratings: { call: 2 } }, toText)).toBe('call: Often')
  })
})
