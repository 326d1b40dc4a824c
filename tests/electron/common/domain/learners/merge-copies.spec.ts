import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ITEM_SORTS } from '#common/domain/learners/merge/learner-kinds.ts'
import { countReceived, mergeCopies, type LearnerCopy, type LearnerDocument } from '#common/domain/learners/merge/merge-copies.ts'
import {
  answerTo,
  attemptFinished,
  deviceId,
  highlightOf,
  learnerNamed,
  lessonFinished,
  reviewOf,
  runningAttempt,
} from '#tests/support/records.ts'

const MONTH = '019cbd0a-4400-7'
const id = (number: number): string => `${MONTH}000-8000-${String(number).padStart(12, '0')}`
const small = fc.integer({ min: 0, max: 3 })
const EMPTY: LearnerCopy = new Map()

/** Few ids and few contents, so that copies share ids and differ in what they say of them. */
const answers = fc
  .uniqueArray(fc.tuple(small, small, small), { maxLength: 4, selector: ([question]) => question })
  .map(found => found.map(([question, number, points]) => answerTo(`q-${question}`, { id: id(number), points })))
const running = fc.tuple(small, answers, fc.boolean(), small).map(([number, given, asksSure, minutes]) =>
  runningAttempt({
    id: id(number),
    answers: given,
    ...(asksSure ? { asksSure, orders: { 'q-1': ['b', 'a'] } } : {}),
    ...(minutes > 0 ? { limitMs: 600_000, usedMs: (minutes - 1) * 60_000 } : {}),
  }),
)
const record = fc.oneof(
  fc.tuple(running, small).map(([attempt, hour]) => ({
    ...attemptFinished(attempt, new Date(Date.UTC(2026, 2, 5, 12 + hour))),
    id: attempt.id,
  })),
  small.map(number => ({ ...lessonFinished('who-moves'), id: id(10 + number) })),
  fc.tuple(small, small).map(([number, points]) => ({
    id: id(20 + number),
    deviceId,
    kind: 'check-answered' as const,
    lessonId: 'who-moves',
    answer: answerTo('check', { id: id(20 + number), points }),
  })),
)
const register = fc
  .tuple(small, small, fc.boolean(), small)
  .map(([counter, number, isGone, text]) =>
    isGone
      ? { kind: 'gone' as const, counter, id: id(number) }
      : { kind: 'value' as const, value: `text ${text}`, counter, id: id(number) },
  )
const highlight = fc
  .tuple(small, small, fc.constantFrom('', 'On Monday'), fc.boolean())
  .map(([counter, number, note, isGone]) =>
    isGone
      ? { kind: 'gone' as const, counter, id: id(number) }
      : { kind: 'value' as const, value: highlightOf({ note }), counter, id: id(number) },
  )
const place = fc
  .tuple(small, small, small)
  .map(([counter, number, paragraph]) => ({ kind: 'value' as const, value: { paragraph, words: 'It' }, counter, id: id(number) }))
const bookmark = fc.tuple(small, small, small, fc.boolean()).map(([counter, number, paragraph, isGone]) =>
  isGone
    ? { kind: 'gone' as const, counter, id: id(number) }
    : {
        kind: 'value' as const,
        value: { lessonId: 'who-moves', place: { paragraph, words: 'It' }, lang: 'ar' as const },
        counter,
        id: id(number),
      },
)
const reviews = fc.array(fc.tuple(small, fc.constantFrom('right' as const, 'wrong' as const)), { maxLength: 4 })
const profile = fc.tuple(fc.constantFrom('Amal', 'Amal B.'), fc.option(fc.tuple(small, small), { nil: undefined }))

const document = (kind: string, data: unknown): LearnerDocument => ({ kind, data })
const byId = <T extends { readonly id: string }>(items: readonly T[]): readonly T[] => [
  ...new Map(items.map(item => [item.id, item])).values(),
]

const copies: fc.Arbitrary<LearnerCopy> = fc
  .record({
    profile: profile.map(([name, stamp]) =>
      learnerNamed(name, { id: id(99), ...(stamp && { stamp: { counter: stamp[0], id: id(stamp[1]) } }) }),
    ),
    running: fc.array(running, { maxLength: 3 }).map(byId),
    records: fc.array(record, { maxLength: 5 }).map(found => byId(found)),
    reviews: reviews.map(found =>
      byId(found.map(([number, grade]) => reviewOf('quiz:core:one', new Date('2026-03-06'), { id: id(number), grade }))),
    ),
    notes: fc.dictionary(fc.constantFrom('box', 'constructor'), register),
    highlights: fc.dictionary(fc.constantFrom(id(1), id(2), 'constructor'), highlight),
    places: fc.dictionary(fc.constantFrom('who-moves', 'constructor'), place),
    bookmarks: fc.dictionary(fc.constantFrom(id(1), id(2), 'constructor'), bookmark),
  })
  .map(parts => {
    const found = new Map([
      ['profile.json', document('learner', parts.profile)],
      ['core/2026-03.json', document('records', { records: parts.records })],
      ['practice_reviews/2026-03.json', document('reviews', { reviews: parts.reviews })],
      ['reading_places/core.json', document('reading-places', { places: { ...parts.places }, bookmarks: { ...parts.bookmarks } })],
      ['notes/core.json', document('notes', { notes: { ...parts.notes } })],
      ['lesson_highlights/core/lesson-who-moves.json', document('highlights', { highlights: { ...parts.highlights } })],
      ...parts.running.map(attempt => [`attempts/${attempt.id}.json`, document('attempt', attempt)] as const),
    ])
    // As the suite leaves them: sorted, and without running attempts that are finished.
    return mergeCopies(new Map(found), new Map(found))
  })

const plain = (copy: LearnerCopy): unknown => Object.fromEntries([...copy].sort(([one], [other]) => (one < other ? -1 : 1)))

describe('merging copies of one learner, with every kind of document', () => {
  it('gives the same in either order', () => {
    fc.assert(
      fc.property(copies, copies, (left, right) => {
        expect(plain(mergeCopies(left, right))).toEqual(plain(mergeCopies(right, left)))
      }),
    )
  })

  it('gives the same in whatever groups they are merged', () => {
    fc.assert(
      fc.property(copies, copies, copies, (one, two, three) => {
        expect(plain(mergeCopies(mergeCopies(one, two), three))).toEqual(plain(mergeCopies(one, mergeCopies(two, three))))
      }),
    )
  })

  it('changes nothing the second time, nor with a copy of itself', () => {
    fc.assert(
      fc.property(copies, copies, (left, right) => {
        const merged = mergeCopies(left, right)
        expect(plain(mergeCopies(merged, right))).toEqual(plain(merged))
        expect(plain(mergeCopies(left, left))).toEqual(plain(left))
        expect(plain(mergeCopies(left, EMPTY))).toEqual(plain(left))
      }),
    )
  })

  it('brings nothing the second time, by its receipt', () => {
    fc.assert(
      fc.property(copies, copies, (here, incoming) => {
        const merged = mergeCopies(here, incoming)
        const again = countReceived(merged, incoming, mergeCopies(merged, incoming))
        expect(Object.values(again).map(({ added }) => added)).toEqual(ITEM_SORTS.map(() => 0))
      }),
    )
  })
})

const attempts = (...found: readonly ReturnType<typeof runningAttempt>[]): LearnerCopy =>
  new Map(found.map(attempt => [`attempts/${attempt.id}.json`, document('attempt', attempt)]))
const finished = (...records: readonly ReturnType<typeof attemptFinished>[]): LearnerCopy =>
  new Map([['core/2026-03.json', document('records', { records })]])
const started = runningAttempt({ id: id(1) })
const ended = (hour: number, points: number) => ({
  ...attemptFinished({ ...started, answers: [answerTo('q-1', { id: id(hour), points })] }, new Date(Date.UTC(2026, 2, 5, hour))),
  id: started.id,
})

describe('an attempt that went on on both computers', () => {
  it('has the answers of both, and of two to one question the first one given', () => {
    const here = attempts({ ...started, answers: [answerTo('q-1', { id: id(5) }), answerTo('q-2', { id: id(6) })] })
    const there = attempts({ ...started, answers: [answerTo('q-1', { id: id(3) }), answerTo('q-3', { id: id(9) })] })
    const merged = [...mergeCopies(here, there).values()][0]?.data as typeof started
    expect(merged.answers.map(answer => [answer.questionId, answer.id])).toEqual([
      ['q-1', id(3)],
      ['q-2', id(6)],
      ['q-3', id(9)],
    ])
  })

  it('has the time of the copy that took more, the orders of its start, and what was said about being sure', () => {
    const begun = { ...started, limitMs: 600_000, extraTime: 25, orders: { 'q-1': ['b', 'a'] }, asksSure: true } as const
    const here = attempts({ ...begun, usedMs: 90_000, answers: [answerTo('q-1', { id: id(5), sure: false })] })
    const there = attempts({ ...begun, usedMs: 240_000, answers: [] })
    const merged = [...mergeCopies(here, there).values()][0]?.data
    expect(merged).toEqual({ ...begun, usedMs: 240_000, answers: [expect.objectContaining({ id: id(5), sure: false })] })
  })

  it('stays beside another one of the same quiz', () => {
    expect(mergeCopies(attempts(started), attempts(runningAttempt({ id: id(2) }))).size).toBe(2)
  })

  it('no longer runs where it is finished in one of them', () => {
    expect([...mergeCopies(attempts(started), finished(ended(12, 1))).keys()]).toEqual(['core/2026-03.json'])
  })

  it('stays as two attempts when it was finished on both, the first of them under its own id', () => {
    const merged = mergeCopies(finished(ended(14, 1)), finished(ended(12, 0)))
    const { records } = merged.get('core/2026-03.json')?.data as { readonly records: readonly ReturnType<typeof ended>[] }
    expect(records).toHaveLength(2)
    expect(records.find(one => one.id === started.id)).toEqual(ended(12, 0))
    const [other] = records.filter(one => one.id !== started.id)
    expect(other).toMatchObject({ attempt: { id: other?.id, finishedAt: '2026-03-05T14:00:00.000Z' } })
    expect(other?.id.slice(0, 15)).toBe(started.id.slice(0, 15))
  })
})
