import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildFeedback } from '#common/domain/quizzes/build-feedback.ts'
import { inOrderOfTries, isHintDue } from '#common/domain/quizzes/check-tries.ts'
import { gap, multiple, numeric, short, single } from '#tests/support/questions.ts'

const verdict = fc.constantFrom('right' as const, 'partly' as const, 'wrong' as const)
const tries = fc
  .array(fc.record({ verdict, contentHash: fc.constantFrom('en', 'fr', 'older') }), { minLength: 1, maxLength: 6 })
  .map(list => list.map((one, index) => ({ ...one, id: `id-${index}`, answeredAt: `2026-11-0${index + 1}T08:00:00.000Z` })))

describe('a hint', () => {
  it('is due for exactly one try at a version of a question: its first, when that is not right', () => {
    fc.assert(
      fc.property(tries, made => {
        const due = made.filter((one, index) => isHintDue(one, made.slice(0, index), ['en', 'fr']))
        const [first] = made.filter(({ contentHash }) => contentHash !== 'older')
        expect(due).toEqual(first === undefined || first.verdict === 'right' ? [] : [first])
      }),
    )
  })

  it('does not depend on the order in which two computers kept the tries', () => {
    fc.assert(
      fc.property(
        tries.chain(made => fc.tuple(fc.constant(made), fc.shuffledSubarray(made, { minLength: made.length }))),
        ([made, mixed]) => {
          expect(inOrderOfTries(mixed)).toEqual(made)
        },
      ),
    )
  })

  it('tells neither the key nor the explanation', () => {
    const mark = { verdict: 'wrong', points: 0, maxPoints: 1 } as const
    const given = [
      [single, { kind: 'single', optionId: 'b' }],
      [multiple, { kind: 'multiple', optionIds: ['a', 'c'] }],
      [gap, { kind: 'gap', gaps: { one: 'wages', two: 'x' } }],
      [numeric, { kind: 'numeric', text: '37' }],
      [short, { kind: 'short', text: 'integration' }],
    ] as const
    for (const [question, response] of given) {
      const { parts, explanationHtml } = buildFeedback(question, response, mark, { isHint: true })
      expect(explanationHtml).toBeUndefined()
      expect(parts.length).toBeGreaterThan(0)
      expect(parts.every(({ chosen, model }) => chosen && model === undefined)).toBe(true)
    }
  })
})
