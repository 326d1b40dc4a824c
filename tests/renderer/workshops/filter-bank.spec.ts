// @vitest-environment jsdom
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BankQuestion } from '#common/contract/workshops.ts'
import { drawAtRandom, filterBank } from '#renderer/features/workshops/questions/filter-bank.ts'

const bank: readonly BankQuestion[] = [
  {
    id: 'q-letter',
    title: 'A word in a letter',
    stemHtml: '<p>Which word fits a <em>family</em>?</p>',
    points: 1,
    contentHash: '',
    lang: 'en',
    topics: ['Choose the right word'],
    kind: 'single',
    options: [
      { id: 'a', html: 'Réfugiés' },
      { id: 'b', html: 'Tourists' },
    ],
    key: { questionId: 'q-letter', optionIds: ['a'], model: undefined, explanationHtml: undefined },
  },
  {
    id: 'q-count',
    title: 'How many?',
    stemHtml: '<p>Count them.</p>',
    points: 1,
    contentHash: '',
    lang: 'en',
    topics: ['Read figures'],
    kind: 'numeric',
    unit: undefined,
    key: { questionId: 'q-count', optionIds: [], model: '1250', explanationHtml: undefined },
  },
]
const find = (typed: string, over: Partial<Parameters<typeof filterBank>[1]> = {}): readonly string[] =>
  filterBank(bank, { typed, kind: '', topic: '', ...over }).map(({ id }) => id)

describe('the questions of a bank', () => {
  it('are found by words of their title, text and answers, whatever their case and accents', () => {
    expect(find('')).toEqual(['q-letter', 'q-count'])
    expect(find('refugies FAMILY')).toEqual(['q-letter'])
    expect(find('1250')).toEqual(['q-count'])
    expect(find('em')).toEqual(['q-count'])
    expect(find('family count')).toEqual([])
  })

  it('are filtered by kind and topic', () => {
    expect(find('', { kind: 'numeric' })).toEqual(['q-count'])
    expect(find('', { topic: 'Choose the right word' })).toEqual(['q-letter'])
  })

  it('are drawn at random each once, none that is chosen already, and as many as there are at most', () => {
    const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 12 })
    const random = fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), { minLength: 12, maxLength: 12 })
    fc.assert(
      fc.property(ids, fc.nat({ max: 12 }), fc.integer({ min: -1, max: 14 }), random, (all, taken, count, numbers) => {
        const chosen = all.slice(0, taken)
        let at = 0
        const drawn = drawAtRandom(all, chosen, count, () => numbers[at++ % numbers.length] ?? 0)
        expect(new Set(drawn).size).toBe(drawn.length)
        expect(drawn.every(id => all.includes(id) && !chosen.includes(id))).toBe(true)
        expect(drawn).toHaveLength(Math.max(0, Math.min(count, all.length - chosen.length)))
      }),
    )
  })
})
