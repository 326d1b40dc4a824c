import { describe, expect, it } from 'vitest'
import type { ActivityResult } from '#common/domain/room/rules/results/activity-result.ts'
import { describeResult } from '#backend/documents/report/describe-result.ts'
import { createReportFormatter } from '#backend/documents/report/report-formatter.ts'
import { describeOrder } from '#backend/documents/report/describe-choices.ts'
import { describeMatrix } from '#backend/documents/report/describe-matrix.ts'
import { describeQuestions } from '#backend/documents/report/describe-questions.ts'
import { describeRatings } from '#backend/documents/report/describe-ratings.ts'

const formatter = createReportFormatter('en')
const ITEMS = ['Housing', 'Work', 'Schools']

describe('the report tells ties as ties', () => {
  it('of a ranking', () => {
    const items = [1.5, 1.5, 3].map(meanPlace => ({ meanPlace, first: 1 }))
    expect(describeOrder({ kind: 'order', n: 2, items }, ITEMS, formatter).sentences).toEqual([
      'Tied for top rank: Housing and Work (average rank 1.5).',
    ])
  })

  it('of ratings, at both ends and of the biggest change', () => {
    const rate = (means: readonly number[]) => means.map(mean => ({ counts: [0, 0, 0, 1], mean }))
    const result = (now: readonly number[], before?: readonly number[]): ActivityResult & { readonly kind: 'ratings' } => ({
      kind: 'ratings',
      n: 2,
      items: rate(now),
      before: before && rate(before),
      comments: [],
    })
    expect(describeRatings(result([2, 2, 1]), ITEMS, formatter).sentences?.join(' ')).toMatch(
      /^Tied for most agreement: Housing and Work .*Least agreement: “Schools”/,
    )
    expect(describeRatings(result([2, 0, 1], [1, 1, 1]), ITEMS, formatter).sentences).toHaveLength(2)
    expect(describeRatings(result([2, 2, 2]), ITEMS, formatter).sentences).toHaveLength(1)
  })

  it('of the stakeholder matrix', () => {
    const actors = ITEMS.map(() => ({ power: 3, interest: 1, spread: 0, cells: [] }))
    expect(describeMatrix({ kind: 'places', n: 2, actors }, ITEMS, formatter).sentences).toEqual([
      'Tied for most influence, according to the room: Housing, Work and Schools.',
    ])
  })

  it('of questions, by the score with partial credit', () => {
    const question = (questionId: string, right: number, partly: number) => ({
      questionId,
      n: 4,
      right,
      partly,
      wrong: 4 - right - partly,
      earned: right + partly / 2,
      options: [],
    })
    const tell = (...questions: readonly ReturnType<typeof question>[]) =>
      describeQuestions({ kind: 'questions', n: 4, questions }, [], formatter).sentences
    expect(tell(question('A', 2, 0), question('B', 1, 2))).toEqual(['All questions have the same average score: 50%.'])
    expect(tell(question('A', 2, 0), question('B', 1, 2), question('C', 0, 0))).toEqual([
      'Tied for best result: A and B (average score 50%).',
      'Lowest result: “C” (average score 0%).',
    ])
  })

  it('of words', () => {
    const words = (texts: readonly string[]) => texts.map(text => ({ text, count: 2, state: 'shown' as const, postIds: [] }))
    const tell = (texts: readonly string[]) =>
      describeResult(
        {
          result: { kind: 'words', n: 4, words: words(texts) },
          items: [],
          multiple: false,
          groups: [],
          questions: [],
        },
        formatter,
      ).sentences?.[0]
    expect(tell(['trust', 'time'])).toContain('Tied for top word: trust and time (2 each).')
    expect(tell(['a', 'b', 'c', 'd', 'e', 'f'])).toContain('6 words are tied at the top (2 each).')
  })
})
