import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkHands, countHandChoices, countPeople } from '#common/domain/room/rules/count-hands.ts'
import { toRunOptions } from '#common/domain/room/rules/question-time.ts'
import { checkAnswer } from '#common/domain/room/rules/validate-answer.ts'
import { activity, closedRoom, person, run } from '#tests/support/room/rooms.ts'

const counts = fc.array(fc.nat(12), { minLength: 3, maxLength: 3 })
const PLAIN = { points: false, teams: false, selfPaced: false }
const hands = activity({ kind: 'show-of-hands' })

describe('a show of hands', () => {
  it('is answered by hands that are counted, unless phones are chosen and have something to choose', () => {
    const ways = [undefined, 'hands', 'phones'] as const
    expect(ways.map(answers => toRunOptions(hands, { ...PLAIN, answers }).answers)).toEqual(['hands', 'hands', 'phones'])
    expect(toRunOptions({ ...hands, items: [] }, { ...PLAIN, answers: 'phones' }).answers).toBe('hands')
    expect(toRunOptions(activity({ kind: 'poll' }), { ...PLAIN, answers: 'phones' }).answers).toBeUndefined()
  })

  it('takes answers one way only', () => {
    const answer = { kind: 'choice', items: [0] } as const
    const byHands = run({ activity: hands, state: 'open', options: { ...PLAIN, answers: 'hands' } })
    const byPhones = { ...byHands, options: { ...PLAIN, answers: 'phones' as const } }
    expect([checkAnswer(byHands, '', answer), countHandChoices(byHands, '')]).toEqual(['not-open', 3])
    expect([checkAnswer(byPhones, '', answer), countHandChoices(byPhones, '')]).toEqual([undefined, undefined])
  })
})

describe('counted hands', () => {
  const answered = run({ ballots: { a: { '': { kind: 'choice', items: [0] } }, b: { '': { kind: 'choice', items: [1] } } } })

  it('are never more than the people who have not answered on a phone, where each has one answer', () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 20 }), (typed, people) => {
        const fault = checkHands(answered, '', typed, people)
        const sum = typed.reduce((total, count) => total + count, 0)
        expect(fault === undefined).toBe(sum <= Math.max(0, people - 2) && typed.every(count => count <= people))
        if (fault?.index !== undefined) expect(typed[fault.index]).toBeGreaterThan(people)
      }),
    )
  })

  it('may be more in all where people choose several answers, but not for one of them', () => {
    const several = run({ activity: activity({ multiple: true }) })
    expect(checkHands(several, '', [10, 10, 9], 10)).toBeUndefined()
    expect(checkHands(several, '', [10, 11, 9], 10)).toEqual({ index: 1, most: 10 })
  })

  it('are measured by those who joined or, if they are more, those expected, and by nothing where nobody is known', () => {
    const room = closedRoom([person(1), person(2), person(3)])
    expect([countPeople(room, 0), countPeople(room, 30), countPeople(closedRoom([]), 0)]).toEqual([3, 30, undefined])
    expect(checkHands(answered, '', [500, 0, 0], undefined)).toBeUndefined()
  })
})
