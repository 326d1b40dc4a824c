// @vitest-environment jsdom
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTIVITY_KINDS, type ActivityKind } from '#common/domain/workshops/activity-kinds.ts'
import { PARTICIPANT_NAME_MAX_LENGTH } from '#common/domain/workshops/workshop.ts'
import { MATRIX_STEPS, SCALE_STEPS } from '#common/domain/room/rules/answer.ts'
import { maxPosts } from '#common/domain/room/rules/answer-kinds.ts'
import type { ParticipantView } from '#common/domain/room/views/participant.ts'
import { recordIdInput } from '#common/contract/shared.ts'
import { levelWords, stepWords } from '#renderer/participant/activity/step-words.ts'
import { postTerms } from '#renderer/participant/activity/use-posting.ts'
import { NAME_MOST } from '#renderer/participant/join/use-joining.ts'
import { newId } from '#renderer/participant/link/new-id.ts'
import { keepDrafts } from '#renderer/participant/room/drafts.ts'
import { forgetsMine } from '#renderer/participant/room/private-state-changed.ts'
import { openKeepsake } from '#renderer/participant/room/device-storage.ts'
import { rowsOfResult } from '#renderer/participant/result/rows-of-result.ts'
import { laptopAhead } from '#renderer/remote/laptop-clock.ts'
import { useLanguage } from '#renderer/participant/words.ts'

const refuse = (): Storage => {
  throw new Error('cookies are blocked')
}

describe('what a phone must know as the laptop does', () => {
  it('is how many posts each kind of activity takes', () => {
    const kinds = (Object.keys(ACTIVITY_KINDS) as ActivityKind[]).filter(kind => maxPosts(kind) > 0)
    expect(kinds.map(kind => [kind, postTerms(kind).most])).toEqual(kinds.map(kind => [kind, maxPosts(kind)]))
  })

  it('is how long a name may be, and how many steps there are', () => {
    expect([NAME_MOST, stepWords().length, levelWords().length]).toEqual([PARTICIPANT_NAME_MAX_LENGTH, SCALE_STEPS, MATRIX_STEPS])
  })
})

describe('an id made on plain http', () => {
  it('is a UUID that the hub takes, later ones after earlier ones', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 47 }), now => recordIdInput.safeParse(newId(now)).success && newId(now) < newId(now + 1)),
    )
  })
})

describe('what a phone keeps', () => {
  it('lives in memory where the storage refuses', () => {
    const keepsake = openKeepsake(refuse)
    expect([keepsake.write('token', 'abc'), keepsake.read('token')]).toEqual([false, 'abc'])
    keepsake.write('token', undefined)
    expect(keepsake.read('token')).toBeUndefined()
  })

  it('are drafts that come back, the newest of many', () => {
    const keepsake = openKeepsake(refuse)
    const drafts = keepDrafts(keepsake)
    for (let run = 0; run < 40; run += 1) drafts.write(`run-${run}/`, { items: [run] })
    drafts.forget('run-39/')
    const again = keepDrafts(keepsake)
    expect([again.read('run-38/'), again.read('run-39/'), again.read('run-0/')]).toEqual([{ items: [38] }, undefined, undefined])
  })

  it('never breaks the page, whatever stands there', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), text => {
        const keepsake = openKeepsake(refuse)
        keepsake.write('drafts', text)
        expect(() => keepDrafts(keepsake).write('a/', 1)).not.toThrow()
      }),
    )
  })
})

describe('a view for all phones', () => {
  const view: ParticipantView = {
    titles: { en: 'Day' },
    langs: ['en'],
    isOpen: true,
    session: { titles: { en: 'One' }, kind: 'session', endsInMs: 1000 },
    activity: undefined,
    lesson: undefined,
    timerMs: 500,
    groups: [],
    takeHome: false,
  }

  it('needs no look at what is one’s own when only what all see has changed', () => {
    expect(forgetsMine(view, { ...view, lesson: { courseId: 'core', lessonId: 'one' } })).toBe(false)
  })

  it('needs one when groups were made, and none when it says nothing new', () => {
    expect(forgetsMine(view, { ...view, groups: ['1', '2'] })).toBe(true)
    expect(forgetsMine(view, { ...view, timerMs: 100 })).toBe(false)
  })
})

describe('a result on a phone', () => {
  it('counts hands in the room with the taps', () => {
    const rows = rowsOfResult({ result: { kind: 'choices', n: 5, counts: [1, 2], hands: [2, 0] } }, ['A', 'B'], undefined)
    expect(rows.map(({ label, value, share }) => [label, value, share])).toEqual([
      ['A', '3', 1],
      ['B', '2', 2 / 3],
    ])
  })

  it('ranks by the mean place', () => {
    const rows = rowsOfResult(
      {
        result: {
          kind: 'order',
          n: 1,
          items: [
            { meanPlace: 2, first: 0 },
            { meanPlace: 1, first: 1 },
            { meanPlace: undefined, first: 0 },
          ],
        },
      },
      ['A', 'B', 'C'],
      undefined,
    )
    expect(rows.map(({ label }) => label)).toEqual(['1. B', '2. A', '3. C'])
  })

  it('tells a mean between two steps as a number', async () => {
    await useLanguage('en')
    const item = { counts: [0, 0, 1, 1], mean: 2.5 }
    expect(
      rowsOfResult({ result: { kind: 'ratings', n: 2, items: [item], before: undefined, comments: [] } }, ['A'], undefined).map(
        ({ value, share }) => [value, share],
      ),
    ).toEqual([['\u20683.5\u2069 of 4', 2.5 / 3]])
  })

  it('shows no word that was not let through', () => {
    const word = (text: string, state: 'shown' | 'waiting' | 'hidden') => ({ text, count: 1, state, postIds: [] })
    expect(
      rowsOfResult(
        { result: { kind: 'words', n: 3, words: [word('a', 'waiting'), word('b', 'shown'), word('c', 'hidden')] } },
        [],
        undefined,
      ).map(({ label }) => label),
    ).toEqual(['b'])
  })
})

describe('the laptop’s clock', () => {
  it('is read from its answer, and taken for the phone’s where it does not answer', async () => {
    const date = 'Wed, 25 Nov 2026 12:00:00 GMT'
    const answer = (value: string | null) => Promise.resolve({ headers: { get: () => value } })
    expect(
      await laptopAhead(
        () => answer(date),
        () => Date.parse(date) - 60_000,
      ),
    ).toBe(60_000)
    expect(
      await laptopAhead(
        () => answer(null),
        () => 0,
      ),
    ).toBe(0)
    expect(
      await laptopAhead(
        () => Promise.reject(new Error('lost')),
        () => 0,
      ),
    ).toBe(0)
  })
})
