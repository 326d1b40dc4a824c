import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orderAnswers } from '#common/domain/practice/order-answers.ts'
import { mergeRecords } from '#common/domain/progress/merge.ts'
import { answer, answers } from './practice-answers.ts'

describe('the order of the answers to a card', () => {
  it('is one order of all of them, whatever order they are read in', () => {
    fc.assert(
      fc.property(
        answers.chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(orderAnswers(shuffled)).toEqual(orderAnswers(all))
          expect(orderAnswers(all).toSorted((one, other) => (one.id < other.id ? -1 : 1))).toEqual(
            all.toSorted((one, other) => (one.id < other.id ? -1 : 1)),
          )
        },
      ),
    )
  })

  it('is the same for two copies, merged either way', () => {
    fc.assert(
      fc.property(
        answers.chain(all => fc.tuple(fc.subarray([...all]), fc.subarray([...all]))),
        ([one, other]) => {
          expect(orderAnswers(mergeRecords(one, other))).toEqual(orderAnswers(mergeRecords(other, one)))
          expect(orderAnswers([...one, ...other])).toEqual(orderAnswers(mergeRecords(one, other)))
        },
      ),
    )
  })

  it('puts each answer after the one it was given after, though the clock was set back in between', () => {
    const first = answer('b', 0)
    const second = answer('a', -30, { after: 'b' })
    const third = answer('c', -29, { after: 'a' })
    expect(orderAnswers([third, first, second]).map(({ id }) => id)).toEqual(['b', 'a', 'c'])
  })

  it('keeps what each copy said about its own order', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.integer({ min: -500, max: 500 })), { maxLength: 12 }), given => {
        const last: Record<string, string | undefined> = { left: undefined, right: undefined }
        const all = given.map(([isLeft, days], index) => {
          const side = isLeft ? 'left' : 'right'
          const made = answer(`id-${String(index).padStart(2, '0')}`, days, { after: last[side] })
          last[side] = made.id
          return made
        })
        const ids = orderAnswers(all).map(({ id }) => id)
        for (const { id, after } of all) if (after !== undefined) expect(ids.indexOf(after)).toBeLessThan(ids.indexOf(id))
      }),
    )
  })
})
