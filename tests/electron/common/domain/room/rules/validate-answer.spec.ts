import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTIVITY_KINDS, type ActivityKind } from '#common/domain/workshops/activity-kinds.ts'
import { reduceRoom } from '#common/domain/room/reducer.ts'
import { checkAnswer, checkPost } from '#common/domain/room/rules/validate-answer.ts'
import { computeResult } from '#common/domain/room/rules/results/compute-result.ts'
import { emptyRoom } from '#common/domain/room/state.ts'
import type { RoomAnswer } from '#common/domain/room/rules/answer.ts'
import { everyKind, single } from '#tests/support/questions.ts'
import { activity, testId, run } from '#tests/support/room/rooms.ts'

const small = fc.integer({ min: -1, max: 9 })
const anyAnswer: fc.Arbitrary<RoomAnswer> = fc.oneof(
  fc.record({ kind: fc.constant('choice' as const), items: fc.array(small, { maxLength: 5 }) }),
  fc.record({ kind: fc.constant('order' as const), items: fc.array(small, { maxLength: 5 }) }),
  fc.record({ kind: fc.constant('ratings' as const), steps: fc.array(fc.option(small), { maxLength: 5 }) }),
  fc.record({
    kind: fc.constant('places' as const),
    places: fc.array(fc.option(fc.record({ power: small, interest: small })), { maxLength: 5 }),
  }),
  fc.record({
    kind: fc.constant('question' as const),
    response: fc.record({ kind: fc.constant('single' as const), optionId: fc.constantFrom('a', 'b', 'z') }),
  }),
)
const anyKind = fc.constantFrom(...(Object.keys(ACTIVITY_KINDS) as ActivityKind[]))

describe('checkAnswer', () => {
  it('accepts only answers that can be tallied', () => {
    fc.assert(
      fc.property(anyKind, fc.boolean(), fc.array(fc.tuple(anyAnswer, fc.constantFrom('', 'q-single'))), (kind, multiple, answers) => {
        const room = emptyRoom(testId(1))
        reduceRoom(room, {
          t: 'run',
          run: run({ id: 'r', activity: activity({ kind, multiple, items: ['A', 'B', 'C'] }), questions: { en: [single] } }),
        })
        const accepted = answers.filter(([answer, part], index) => {
          const refused = checkAnswer(room.runs[0] ?? run(), part, answer)
          if (refused === undefined) reduceRoom(room, { t: 'answer', runId: 'r', by: `p${String(index)}`, part, answer })
          return refused === undefined
        })
        const result = computeResult(room.runs[0] ?? run(), {})
        if (result.kind === 'choices')
          expect(result.counts.reduce((sum, count) => sum + count, 0)).toBe(
            accepted.reduce((sum, [answer]) => sum + (answer.kind === 'choice' ? answer.items.length : 0), 0),
          )
        if (result.kind === 'order')
          expect(result.items.every(({ meanPlace }) => meanPlace === undefined || (meanPlace >= 1 && meanPlace <= 3))).toBe(true)
        if (result.kind === 'places')
          expect(result.actors.every(({ cells }) => cells.flat().reduce((sum, count) => sum + count, 0) <= accepted.length)).toBe(true)
        expect(result.n).toBe(result.kind === 'words' || result.kind === 'posts' ? 0 : accepted.length)
      }),
    )
  })

  it('refuses answers to runs that are not open, to other questions than the current one, and to questions whose answer was shown', () => {
    const round = run({ state: 'open', activity: activity({ kind: 'quiz-round' }), questions: { en: everyKind } })
    const answer = { kind: 'question', response: { kind: 'single', optionId: 'a' } } as const
    expect(checkAnswer(round, 'q-single', answer)).toBeUndefined()
    expect(checkAnswer({ ...round, question: 1 }, 'q-single', answer)).toBe('not-open')
    expect(checkAnswer({ ...round, question: 1, options: { ...round.options, selfPaced: true } }, 'q-single', answer)).toBeUndefined()
    expect(checkAnswer({ ...round, shownKeys: ['q-single'] }, 'q-single', answer)).toBe('already-shown')
    expect(checkAnswer({ ...round, state: 'paused' }, 'q-single', answer)).toBe('not-open')
    expect(checkAnswer(round, 'q-single', { kind: 'question', response: { kind: 'single', optionId: 'z' } })).toBe('does-not-fit')
    expect(checkAnswer(round, 'no', answer)).toBe('does-not-fit')
  })
})

describe('checkPost', () => {
  it('limits posts per participant, and word length in a word cloud', () => {
    const cloud = run({
      state: 'open',
      activity: activity({ kind: 'word-cloud' }),
      posts: ['a', 'b', 'c'].map(text => ({
        id: text,
        by: 'p',
        group: undefined,
        text,
        state: 'waiting' as const,
        mergedInto: undefined,
        votes: [],
      })),
    })
    expect(checkPost(cloud, 'p', 'trust')).toBe('too-many')
    expect(checkPost(cloud, 'q', 'trust')).toBeUndefined()
    expect(checkPost(cloud, 'q', 'x'.repeat(31))).toBe('does-not-fit')
    expect(checkPost({ ...cloud, activity: activity({ kind: 'poll' }) }, 'q', 'trust')).toBe('does-not-fit')
  })
})

describe('a word cloud', () => {
  it('counts words that differ in case and accents together, and keeps hidden words hidden', () => {
    const posts = ['Réseau', 'réseau', 'RESEAU', 'trust'].map((text, index) => ({
      id: testId(index),
      by: String(index),
      group: undefined,
      text,
      state: index === 2 ? ('hidden' as const) : ('shown' as const),
      mergedInto: undefined,
      votes: [],
    }))
    const result = computeResult(run({ activity: activity({ kind: 'word-cloud' }), posts }), {})
    expect(result.kind === 'words' && result.words.map(({ text, count, state }) => [text, count, state])).toEqual([
      ['réseau', 3, 'hidden'],
      ['trust', 1, 'shown'],
    ])
  })
})
