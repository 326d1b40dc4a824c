import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markResponse } from '#common/domain/quizzes/mark-response.ts'
import type { Question, QuestionResponse } from '#common/domain/quizzes/question.ts'
import { everyKind, gap, multiple, numeric, open, short, single, trueFalse } from '#tests/support/questions.ts'

const chosen = (...optionIds: string[]): QuestionResponse => ({ kind: 'multiple', optionIds })
const typed = (kind: 'numeric' | 'short', text: string): QuestionResponse => ({ kind, text })

describe('markResponse', () => {
  it.each<[string, Question, QuestionResponse, string, number]>([
    ['the right single choice', single, { kind: 'single', optionId: 'a' }, 'right', 1],
    ['a wrong single choice', single, { kind: 'single', optionId: 'b' }, 'wrong', 0],
    ['a true statement called true', trueFalse, { kind: 'true-false', optionId: 'true' }, 'right', 1],
    ['a true statement called false', trueFalse, { kind: 'true-false', optionId: 'false' }, 'wrong', 0],
    ['all right choices', multiple, chosen('a', 'b'), 'right', 2],
    ['half of the right choices', multiple, chosen('a'), 'partly', 1],
    ['a right choice and a wrong one', multiple, chosen('a', 'c'), 'wrong', 0],
    ['all right and one wrong', multiple, chosen('a', 'b', 'c'), 'partly', 1],
    ['every option', multiple, chosen('a', 'b', 'c', 'd'), 'wrong', 0],
    ['one choice said twice', multiple, chosen('a', 'a'), 'partly', 1],
    ['nothing chosen', multiple, chosen(), 'wrong', 0],
    [
      'both gaps, one by its second answer, one without its accent',
      gap,
      { kind: 'gap', gaps: { one: ' Salaries ', two: 'FAMILIA' } },
      'right',
      2,
    ],
    ['one of two gaps', gap, { kind: 'gap', gaps: { one: 'wages' } }, 'partly', 1],
    ['the number with a comma', numeric, typed('numeric', '3,7 %'), 'right', 1],
    ['a number at the edge of the tolerance', numeric, typed('numeric', '3.8'), 'right', 1],
    ['a number just outside', numeric, typed('numeric', '3.81'), 'wrong', 0],
    ['no number', numeric, typed('numeric', 'many'), 'wrong', 0],
    ['the word without accent and capitals', short, typed('short', 'reintegration.'), 'right', 1],
    ['another word', short, typed('short', 'integration'), 'wrong', 0],
    ['an empty text', short, typed('short', ' . '), 'wrong', 0],
    ['an open reflection', open, { kind: 'open', text: 'My thoughts' }, 'unmarked', 0],
  ])('marks %s', (_, question, response, verdict, points) => {
    expect(markResponse(question, response)).toMatchObject({ verdict, points })
  })

  it('refuses a response of another kind, and an option that the question lacks', () => {
    expect(markResponse(single, { kind: 'numeric', text: '1' })).toBeUndefined()
    expect(markResponse(single, { kind: 'single', optionId: 'zzz' })).toBeUndefined()
    expect(markResponse(multiple, chosen('a', 'zzz'))).toBeUndefined()
    expect(markResponse(open, { kind: 'short', text: 'x' })).toBeUndefined()
  })

  it('never gives negative points or more than the question is worth', () => {
    const response = fc.oneof(
      fc.record({ kind: fc.constant('multiple' as const), optionIds: fc.array(fc.constantFrom('a', 'b', 'c', 'd')) }),
      fc.record({ kind: fc.constant('short' as const), text: fc.string() }),
      fc.record({ kind: fc.constant('numeric' as const), text: fc.string() }),
      fc.record({ kind: fc.constant('gap' as const), gaps: fc.dictionary(fc.constantFrom('one', 'two'), fc.string()) }),
    )
    fc.assert(
      fc.property(fc.constantFrom(...everyKind), response, (question, given) => {
        const mark = markResponse(question, given)
        if (mark === undefined) return
        expect(mark.points).toBeGreaterThanOrEqual(0)
        expect(mark.points).toBeLessThanOrEqual(mark.maxPoints)
      }),
    )
  })
})
