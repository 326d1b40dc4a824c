import { describe, expect, it } from 'vitest'
import { parseCardId, toCardId } from '#common/domain/practice/card.ts'
import { collectCards, type PracticeSources } from '#common/domain/practice/collect-cards.ts'
import type { ProgressRecord } from '#common/domain/progress/progress.ts'
import type { RecordedAnswer } from '#common/domain/quizzes/attempt.ts'
import { answerTo, attemptFinished, deviceId, runningAttempt } from '#tests/support/records.ts'

const nothing: PracticeSources = { courses: [], running: [], reviews: [] }
const finished = (...answers: RecordedAnswer[]): PracticeSources => ({
  ...nothing,
  courses: [{ courseId: 'core', records: [attemptFinished(runningAttempt({ answers }))] }],
})
const check = (answer: RecordedAnswer): ProgressRecord => ({ id: answer.id, deviceId, kind: 'check-answered', lessonId: 'first', answer })
const review = { cardId: 'quiz:core:q', deviceId, contentHash: 'hash', seconds: 20, answeredAt: '2026-03-06T10:00:00.000Z' } as const

describe('what makes a card', () => {
  it('is an answer that was wrong, partly right, or right and not sure', () => {
    const cards = collectCards(
      finished(
        answerTo('wrong', { verdict: 'wrong' }),
        answerTo('partly', { verdict: 'partly' }),
        answerTo('unsure', { sure: false }),
        answerTo('sure', { sure: true }),
        answerTo('right'),
        answerTo('open', { verdict: 'unmarked' }),
      ),
    )
    expect([...cards].map(([id, answers]) => [id, answers.map(({ grade }) => grade)])).toEqual([
      ['quiz:core:wrong', ['wrong']],
      ['quiz:core:partly', ['wrong']],
      ['quiz:core:unsure', ['unsure']],
    ])
  })

  it('is a try at a knowledge check too, apart from a question of the same id in the quiz', () => {
    const answer = answerTo('q', { verdict: 'wrong' })
    const cards = collectCards({ ...nothing, courses: [{ courseId: 'core', records: [check(answer)] }] })
    expect([...cards.keys()]).toEqual(['check:core:first:q'])
  })

  it('takes every answer to its question, right ones too, and each once', () => {
    const wrong = answerTo('q', { verdict: 'wrong' })
    const right = answerTo('q')
    const one = finished(wrong)
    const sources = {
      ...one,
      courses: [...one.courses, ...finished(right, wrong).courses],
      reviews: [{ ...review, id: 'review', grade: 'right' as const }],
    }
    expect(
      collectCards(sources)
        .get('quiz:core:q')
        ?.map(({ id }) => id)
        .toSorted(),
    ).toEqual([wrong.id, right.id, 'review'].toSorted())
  })

  it('is a review as well, when the answer before it is in another copy', () => {
    expect([...collectCards({ ...nothing, reviews: [{ ...review, id: 'review', grade: 'right' }] }).keys()]).toEqual(['quiz:core:q'])
  })

  it('is not a question that a running quiz still asks: practice would give its answer away', () => {
    const before = finished(answerTo('q', { verdict: 'wrong' }))
    const attempt = runningAttempt({ questionIds: ['q', 'other'] })
    expect([...collectCards({ ...before, running: [attempt] }).keys()]).toEqual([])
    const answered = { ...attempt, answers: [answerTo('q')] }
    expect(collectCards({ ...before, running: [answered] }).get('quiz:core:q')).toHaveLength(2)
  })

  it('is not held back by a quiz that a power cut left behind as running', () => {
    const attempt = runningAttempt({ questionIds: ['q', 'other'], answers: [answerTo('other', { verdict: 'wrong' })] })
    const record = attemptFinished(attempt)
    const sources = { ...finished(answerTo('q', { verdict: 'wrong' })), running: [attempt] }
    const both = { ...sources, courses: [...sources.courses, { courseId: 'core', records: [record] }] }
    expect([...collectCards(both).keys()].toSorted()).toEqual(['quiz:core:other', 'quiz:core:q'])
  })
})

describe('the id of a card', () => {
  it.each([
    { kind: 'quiz', courseId: 'core', questionId: 'q-1' },
    { kind: 'check', courseId: 'core', lessonId: 'who-moves', questionId: 'q-1' },
  ] as const)('names its question: $kind', card => {
    expect(parseCardId(toCardId(card))).toEqual(card)
  })

  it.each(['', 'quiz', 'quiz:core', 'quiz:core:q:r', 'step:core:q', 'quiz:../core:q', 'check:core:q'])(
    'of another kind is no card: %j',
    id => {
      expect(parseCardId(id)).toBeUndefined()
    },
  )
})
