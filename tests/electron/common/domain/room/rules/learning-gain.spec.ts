import { describe, expect, it } from 'vitest'
import { computeLearningGain } from '#common/domain/room/rules/results/learning-gain.ts'
import type { NameVisibility } from '#common/domain/workshops/name-visibility.ts'
import { single } from '#tests/support/questions.ts'
import { activity, run } from '#tests/support/room/rooms.ts'

const wrong = { 'q-single': { kind: 'question', response: { kind: 'single', optionId: 'b' } } } as const

function test(kind: 'pre-test' | 'post-test', people: string, names: NameVisibility) {
  const ballots = Object.fromEntries([...people].map(by => [by, wrong]))
  return run({ id: kind, activity: activity({ id: kind, kind, items: [], names }), questions: { en: [single] }, ballots })
}

function compare(before: string, after: string, names: NameVisibility): number | undefined {
  return computeLearningGain(test('pre-test', before, names), test('post-test', after, names))?.n
}

describe('the comparison of pre-test and post-test', () => {
  it('counts only people who took both', () => {
    expect(compare('abc', 'abd', 'facilitator')).toBe(2)
    expect(compare('abc', 'xyz', 'facilitator')).toBeUndefined()
  })

  it('of anonymous tests is not made where it would tell the answers of the few who took both', () => {
    expect(compare('abcdefgh', 'hijklmno', 'anonymous')).toBeUndefined()
    expect(compare('abcdefgh', 'efghijkl', 'anonymous')).toBeUndefined()
    expect(compare('abcdefgh', 'defghijk', 'anonymous')).toBe(5)
  })

  it('of anonymous tests is not told question by question where a few took one test alone', () => {
    const questions = (before: string, after: string, names: NameVisibility): number | undefined =>
      computeLearningGain(test('pre-test', before, names), test('post-test', after, names))?.questions.length
    expect(questions('abcdef', 'abcde', 'anonymous')).toBe(0)
    expect(questions('abcdef', 'abcde', 'facilitator')).toBe(1)
    expect(questions('abcdefghij', 'abcde', 'anonymous')).toBe(1)
    expect(questions('abcdef', 'abcdef', 'anonymous')).toBe(1)
  })

  it('of anonymous tests says nothing new where the same people took both, however few', () => {
    expect(compare('ab', 'ab', 'anonymous')).toBe(2)
  })
})
