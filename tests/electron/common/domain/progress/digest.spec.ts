import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestRecords, joinDigests } from '#common/domain/progress/digest.ts'
import { attemptFinished, answerTo, lessonFinished, runningAttempt } from '#tests/support/records.ts'

const START = Date.parse('2026-03-05T10:00:00Z')

/** Records of lessons and attempts, of which several may be of one moment. */
const records = fc
  .array(fc.tuple(fc.nat(400), fc.constantFrom('one', 'two', 'attempt'), fc.constantFrom('right', 'partly', 'wrong', 'unmarked')), {
    maxLength: 20,
  })
  .map(drawn =>
    drawn.map(([hours, what, verdict]) => {
      const at = new Date(START + hours * 3_600_000)
      if (what !== 'attempt') return lessonFinished(what, at)
      const answers = [answerTo('stock-or-flow', { verdict: verdict as 'right', answeredAt: at.toISOString() })]
      return attemptFinished(runningAttempt({ answers, startedAt: at.toISOString() }), at)
    }),
  )

/** Maps and sets have an order, which says nothing. */
function inOrder(value: ReturnType<typeof digestRecords>): unknown {
  const entries = Object.entries(value).map(([name, part]: [string, unknown]) => {
    if (part instanceof Map) return [name, [...(part as Map<string, unknown>)].toSorted(([one], [other]) => (one < other ? -1 : 1))]
    return [name, part instanceof Set ? [...(part as Set<number>)].toSorted() : part]
  })
  return Object.fromEntries(entries)
}

describe('the digest of records', () => {
  it('is the same in whatever order the records come, and however they are divided into months', () => {
    fc.assert(
      fc.property(records, fc.infiniteStream(fc.boolean()), (all, coins) => {
        const isHere = all.map(() => coins.next().value)
        const [here, there] = [true, false].map(side => all.filter((_, at) => isHere[at] === side))
        const whole = inOrder(digestRecords(all))
        expect(inOrder(digestRecords(all.toReversed()))).toEqual(whole)
        expect(inOrder(joinDigests([digestRecords(there ?? []), digestRecords(here ?? [])]))).toEqual(whole)
        expect(inOrder(joinDigests([digestRecords(all), digestRecords(here ?? [])]))).toEqual(whole)
      }),
    )
  })

  it('keeps how a question went the last time, and counts one that was left out as not right', () => {
    const at = (hours: number) => new Date(START + hours * 3_600_000)
    const first = attemptFinished(runningAttempt({ answers: [answerTo('stock-or-flow', { verdict: 'wrong' })] }), at(1))
    const second = attemptFinished(runningAttempt({ answers: [answerTo('stock-or-flow', { verdict: 'right' })] }), at(2))
    const { questions } = digestRecords([second, first])
    expect(questions.get('stock-or-flow')?.isRight).toBe(true)
    expect(questions.get('asylum-or-refugee')?.isRight).toBe(false)
  })
})
