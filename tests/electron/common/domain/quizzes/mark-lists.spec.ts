import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildFeedback, explainUnanswered } from '#common/domain/quizzes/build-feedback.ts'
import { markResponse } from '#common/domain/quizzes/mark-response.ts'
import type { Question, QuestionResponse } from '#common/domain/quizzes/question.ts'
import { likert, matching, ordering } from '#tests/support/questions.ts'

const RIGHT = { births: 'registry', teachers: 'ministry', water: 'utility' }
const paired = (pairs: Readonly<Record<string, string>>): QuestionResponse => ({ kind: 'matching', pairs })
const put = (...itemIds: string[]): QuestionResponse => ({ kind: 'ordering', itemIds })
const rated = (ratings: Readonly<Record<string, number>>): QuestionResponse => ({ kind: 'likert', ratings })

/** A question with a number of premises, each with its match, and some extra matches. */
const anyMatching = fc
  .record({ premises: fc.integer({ min: 2, max: 10 }), extras: fc.integer({ min: 0, max: 5 }), points: fc.integer({ min: 1, max: 100 }) })
  .map(({ premises, extras, points }) => ({
    ...(matching as Extract<Question, { kind: 'matching' }>),
    points,
    premises: Array.from({ length: premises }, (_, at) => ({ id: `p${at}`, html: `p${at}`, matchId: `m${at}` })),
    matches: Array.from({ length: premises + extras }, (_, at) => ({ id: `m${at}`, text: `m${at}` })),
  }))
const anyOrdering = fc
  .record({ count: fc.integer({ min: 3, max: 10 }), points: fc.integer({ min: 1, max: 100 }) })
  .map(({ count, points }) => ({
    ...(ordering as Extract<Question, { kind: 'ordering' }>),
    points,
    items: Array.from({ length: count }, (_, at) => ({ id: `i${at}`, html: `i${at}` })),
  }))

describe('marking', () => {
  it.each<[string, Question, QuestionResponse, string, number]>([
    ['every right pair', matching, paired(RIGHT), 'right', 3],
    ['two of three pairs', matching, paired({ ...RIGHT, water: 'chamber' }), 'partly', 2],
    ['two right pairs and one left out', matching, paired({ births: 'registry', teachers: 'ministry' }), 'partly', 2],
    ['one match for all', matching, paired({ births: 'registry', teachers: 'registry', water: 'registry' }), 'partly', 1],
    ['no pair', matching, paired({}), 'wrong', 0],
    ['the right order', ordering, put('arrive', 'register', 'enrol', 'attend'), 'right', 3],
    ['the first item put last', ordering, put('register', 'enrol', 'attend', 'arrive'), 'partly', 2],
    ['two neighbours changed over', ordering, put('arrive', 'enrol', 'register', 'attend'), 'wrong', 0],
    ['the order turned around', ordering, put('attend', 'enrol', 'register', 'arrive'), 'wrong', 0],
    ['half of the items', ordering, put('arrive', 'register'), 'partly', 1],
    ['no item', ordering, put(), 'wrong', 0],
    ['any step of a scale', likert, rated({ explain: 2, call: 0 }), 'unmarked', 0],
    ['a skipped statement', likert, rated({ call: 1 }), 'unmarked', 0],
  ])('%s', (_, question, response, verdict, points) => {
    expect(markResponse(question, response)).toMatchObject({ verdict, points })
  })

  it.each<[string, Question, QuestionResponse]>([
    ['an unknown premise', matching, paired({ ...RIGHT, roads: 'registry' })],
    ['an unknown match', matching, paired({ ...RIGHT, water: 'council' })],
    ['what every object has', matching, paired({ constructor: 'registry' })],
    ['an unknown item', ordering, put('arrive', 'register', 'enrol', 'leave')],
    ['an item put twice', ordering, put('arrive', 'arrive', 'register', 'enrol')],
    ['an unknown statement', likert, rated({ other: 1 })],
    ['a step beyond the scale', likert, rated({ call: 3 })],
    ['half a step', likert, rated({ call: 0.5 })],
    ['a response of another kind', ordering, paired({})],
    ['an order for a pair', matching, put('births')],
    ['words for a scale', likert, { kind: 'open', text: 'Often' }],
  ])('refuses %s', (_, question, response) => {
    expect(markResponse(question, response)).toBeUndefined()
  })

  it('gives a matching question its points by the share of right pairs, whatever the order they are given in', () => {
    fc.assert(
      fc.property(
        anyMatching.chain(question =>
          fc.record({
            question: fc.constant(question),
            chosen: fc.array(fc.option(fc.nat(question.matches.length - 1), { nil: undefined }), {
              minLength: question.premises.length,
              maxLength: question.premises.length,
            }),
            turn: fc.nat(20),
          }),
        ),
        ({ question, chosen, turn }) => {
          const pairs = question.premises.flatMap(({ id }, at) => (chosen[at] === undefined ? [] : [[id, `m${chosen[at]}`] as const]))
          const mark = markResponse(question, paired(Object.fromEntries(pairs)))
          const right = question.premises.filter((_, at) => chosen[at] === at).length
          expect(mark?.points).toBe(Math.round((right / question.premises.length) * question.points * 100) / 100)
          expect(mark?.verdict).toBe(right === question.premises.length ? 'right' : right > 0 ? 'partly' : 'wrong')
          const shift = <T>(all: readonly T[]): readonly T[] => [...all.slice(turn % all.length), ...all.slice(0, turn % all.length)]
          const turned = { ...question, premises: shift(question.premises), matches: shift(question.matches).toReversed() }
          expect(markResponse(turned, paired(Object.fromEntries(pairs.toReversed())))).toEqual(mark)
        },
      ),
    )
  })

  it('gives an order between nothing and all points, all of them for the right one only', () => {
    fc.assert(
      fc.property(
        anyOrdering.chain(question =>
          fc.record({ question: fc.constant(question), order: fc.shuffledSubarray(question.items.map(({ id }) => id)) }),
        ),
        ({ question, order }) => {
          const mark = markResponse(question, put(...order))
          expect(mark?.points).toBeGreaterThanOrEqual(0)
          expect(mark?.points).toBeLessThanOrEqual(question.points)
          const isRight = order.join() === question.items.map(({ id }) => id).join()
          expect(mark?.verdict === 'right').toBe(isRight)
          if (isRight) expect(mark?.points).toBe(question.points)
          const joins = order.slice(1).filter((id, at) => Number(id.slice(1)) === Number(order[at]?.slice(1)) + 1).length
          expect(mark?.points).toBe(Math.round((joins / (question.items.length - 1)) * question.points * 100) / 100)
        },
      ),
    )
  })
})

describe('feedback', () => {
  const feedback = (question: Question, response: QuestionResponse, isHint = false) => {
    const mark = markResponse(question, response)
    if (mark === undefined) throw new Error('refused')
    return buildFeedback(question, response, mark, { isHint })
  }

  it('says of each premise whether its match is right, and what it is', () => {
    expect(feedback(matching, paired({ births: 'registry', teachers: 'utility' })).parts).toMatchObject([
      { id: 'births', chosen: true, right: true, model: 'Civil registry' },
      { id: 'teachers', chosen: true, right: false, model: 'Ministry' },
      { id: 'water', chosen: false, right: false, model: 'Utility' },
    ])
  })

  it('says of each item as it was put whether it follows the right one, and its right place', () => {
    expect(feedback(ordering, put('register', 'enrol', 'arrive', 'attend')).parts).toMatchObject([
      { id: 'register', right: false, model: '2' },
      { id: 'enrol', right: true, model: '3' },
      { id: 'arrive', right: false, model: '1' },
      { id: 'attend', right: false, model: '4' },
    ])
  })

  it('holds the key back in a hint', () => {
    const hint = [
      feedback(matching, paired({ births: 'utility' }), true),
      feedback(ordering, put('attend', 'enrol', 'register', 'arrive'), true),
    ]
    expect(hint.flatMap(({ parts }) => parts.map(({ model }) => model)).filter(model => model !== undefined)).toEqual([])
    expect(hint[1]?.parts.map(({ id }) => id)).toEqual(['attend', 'enrol', 'register', 'arrive'])
  })

  it('says nothing is right or wrong about a scale, and explains what was not answered', () => {
    expect(feedback(likert, rated({ call: 1 }))).toMatchObject({ verdict: 'unmarked', parts: [] })
    expect(explainUnanswered(likert)).toBeUndefined()
    expect(explainUnanswered(matching)?.parts).toMatchObject([{ chosen: false, right: false, model: 'Civil registry' }, {}, {}])
    expect(explainUnanswered(ordering)?.parts.map(({ model }) => model)).toEqual(['1', '2', '3', '4'])
  })
})
