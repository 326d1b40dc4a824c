// @vitest-environment jsdom
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACTIVITY_KINDS, type ActivityKind } from '#common/domain/workshops/activity-kinds.ts'
import { PARTICIPANT_NAME_MAX_LENGTH } from '#common/domain/workshops/workshop.ts'
import { MATRIX_STEPS, SCALE_STEPS } from '#common/domain/room/rules/answer.ts'
import { maxPosts } from '#common/domain/room/rules/answer-kinds.ts'
import type { ParticipantView } from '#common/domain/room/views/participant.ts'
import { recordIdInput } from '#common/contract/shared.ts'
import { matrixLabels, scaleLabels } from '#renderer/participant/activity/step-labels.ts'
import { findPostSettings } from '#renderer/participant/activity/use-posting.ts'
import { NAME_MAX_LENGTH } from '#renderer/participant/join/use-join-form.ts'
import { newId } from '#renderer/participant/link/new-id.ts'
import { createDraftStore } from '#renderer/participant/room/draft-store.ts'
import { privateStateChanged } from '#renderer/participant/room/private-state-changed.ts'
import { openDeviceStorage } from '#renderer/participant/room/device-storage.ts'
import { toResultRows } from '#renderer/participant/result/result-rows.ts'
import { useLanguage } from '#renderer/participant/words.ts'

const refuse = (): Storage => {
  throw new Error('cookies are blocked')
}

describe('limits that the participant page repeats', () => {
  it('allow as many posts per activity kind as the server', () => {
    const kinds = (Object.keys(ACTIVITY_KINDS) as ActivityKind[]).filter(kind => maxPosts(kind) > 0)
    expect(kinds.map(kind => [kind, findPostSettings(kind).maxPosts])).toEqual(kinds.map(kind => [kind, maxPosts(kind)]))
  })

  it('match the server’s length of a name and numbers of steps', () => {
    expect([NAME_MAX_LENGTH, scaleLabels(undefined).length, matrixLabels().length]).toEqual([
      PARTICIPANT_NAME_MAX_LENGTH,
      SCALE_STEPS,
      MATRIX_STEPS,
    ])
  })
})

describe('newId', () => {
  it('creates a valid UUID that sorts by time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** 47 }), now => recordIdInput.safeParse(newId(now)).success && newId(now) < newId(now + 1)),
    )
  })
})

describe('device storage', () => {
  it('falls back to memory where storage is blocked', () => {
    const deviceStorage = openDeviceStorage(refuse)
    expect([deviceStorage.write('token', 'abc'), deviceStorage.read('token')]).toEqual([false, 'abc'])
    deviceStorage.write('token', undefined)
    expect(deviceStorage.read('token')).toBeUndefined()
  })

  it('restores the newest drafts', () => {
    const deviceStorage = openDeviceStorage(refuse)
    const drafts = createDraftStore(deviceStorage)
    for (let run = 0; run < 40; run += 1) drafts.write(`run-${run}/`, { items: [run] })
    drafts.remove('run-39/')
    const restored = createDraftStore(deviceStorage)
    expect([restored.read('run-38/'), restored.read('run-39/'), restored.read('run-0/')]).toEqual([{ items: [38] }, undefined, undefined])
  })

  it('never breaks the page, whatever is stored', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), text => {
        const deviceStorage = openDeviceStorage(refuse)
        deviceStorage.write('drafts', text)
        expect(() => createDraftStore(deviceStorage).write('a/', 1)).not.toThrow()
      }),
    )
  })
})

describe('a change of the view for all phones', () => {
  const view: ParticipantView = {
    titles: { en: 'Day' },
    langs: ['en'],
    isOpen: true,
    isRehearsal: false,
    session: { titles: { en: 'One' }, kind: 'session', endsInMs: 1000 },
    activity: undefined,
    lesson: undefined,
    isTimerStanding: false,
    timerMs: 500,
    groups: [],
    takeHome: false,
  }

  it('keeps the private state when only shared parts change', () => {
    expect(privateStateChanged(view, { ...view, lesson: { courseId: 'core', lessonId: 'one' } })).toBe(false)
  })

  it('reloads the private state when groups change, but not when the timer does', () => {
    expect(privateStateChanged(view, { ...view, groups: ['1', '2'] })).toBe(true)
    expect(privateStateChanged(view, { ...view, isTimerStanding: false, timerMs: 100 })).toBe(false)
  })
})

describe('a result on a phone', () => {
  it('adds raised hands to the answers', () => {
    const rows = toResultRows({ multiple: false, result: { kind: 'choices', n: 3, counts: [1, 2], hands: [2, 0] } }, ['A', 'B'], undefined)
    expect(rows.map(({ label, value, share }) => [label, value, share])).toEqual([
      ['A', '3', 3 / 5],
      ['B', '2', 2 / 5],
    ])
  })

  it('ranks by the average rank', () => {
    const rows = toResultRows(
      {
        multiple: false,
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

  it('shows a mean between two steps as a number', async () => {
    await useLanguage('en')
    const item = { counts: [0, 0, 1, 1], mean: 2.5 }
    expect(
      toResultRows(
        { multiple: false, result: { kind: 'ratings', n: 2, items: [item], before: undefined, comments: [] } },
        ['A'],
        undefined,
      ).map(({ value, share }) => [value, share]),
    ).toEqual([['\u20683.5\u2069 of 4', 2.5 / 3]])
  })

  it('shows approved words only', () => {
    const word = (text: string, state: 'shown' | 'waiting' | 'hidden') => ({ text, count: 1, state, postIds: [] })
    expect(
      toResultRows(
        { multiple: false, result: { kind: 'words', n: 3, words: [word('a', 'waiting'), word('b', 'shown'), word('c', 'hidden')] } },
        [],
        undefined,
      ).map(({ label }) => label),
    ).toEqual(['b'])
  })
})
