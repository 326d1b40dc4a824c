import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { editAgenda, moveItem, nextEntryId } from '#common/domain/workshops/edit-agenda.ts'
import type { PlannedEntry } from '#common/domain/workshops/workshop.ts'
import { activity, session } from '#tests/support/room/rooms.ts'

const AGENDA: readonly PlannedEntry[] = [
  session('welcome', { minutes: 45, shortening: { kind: 'least', minutes: 30 }, activities: [activity()] }),
  session('who-counts'),
  { kind: 'break', id: 'break-1', title: 'Break', minutes: 15 },
  session('close'),
]

describe('an edited agenda', () => {
  const edited = AGENDA.map(({ kind, id, title, minutes }) => ({ kind, id, title, minutes }))

  it('changes order, titles and minutes, and keeps the other content of entries', () => {
    const changed = editAgenda(
      AGENDA,
      moveItem(edited, 0, 2).map(entry => (entry.id === 'welcome' ? { ...entry, title: 'Hello', minutes: 12 } : entry)),
    )
    expect(changed?.map(({ id }) => id)).toEqual(['who-counts', 'break-1', 'welcome', 'close'])
    expect(changed?.[2]).toMatchObject({
      title: 'Hello',
      minutes: 12,
      shortening: { kind: 'least', minutes: 12 },
      activities: [activity()],
    })
  })

  it('creates new entries empty and removes missing ones', () => {
    const id = nextEntryId('session', AGENDA)
    const changed = editAgenda(AGENDA, [{ kind: 'session', id, title: 'Prayer and lunch', minutes: 60 }])
    expect(changed).toEqual([
      {
        kind: 'session',
        id: 'session-1',
        title: 'Prayer and lunch',
        minutes: 60,
        shortening: { kind: 'fixed' },
        activities: [],
        script: undefined,
      },
    ])
  })

  it('changes the shortening, limited to the minutes of the session', () => {
    const [session] =
      editAgenda([], [{ kind: 'session', id: 'a', title: 'A', minutes: 20, shortening: { kind: 'least', minutes: 30 } }]) ?? []
    expect(session).toMatchObject({ shortening: { kind: 'least', minutes: 20 } })
    const again = editAgenda(session === undefined ? [] : [session], [
      { kind: 'session', id: 'a', title: 'A', minutes: 20, shortening: { kind: 'drop' } },
    ])
    expect(again).toMatchObject([{ shortening: { kind: 'drop' } }])
  })

  it.each([
    [
      'a repeated id',
      [
        { kind: 'break', id: 'a', title: '', minutes: 5 },
        { kind: 'break', id: 'a', title: '', minutes: 5 },
      ],
    ],
    ['no minutes', [{ kind: 'break', id: 'a', title: '', minutes: 0 }]],
    ['half a minute', [{ kind: 'break', id: 'a', title: '', minutes: 1.5 }]],
    ['more than a day', [{ kind: 'break', id: 'a', title: '', minutes: 481 }]],
    ['an invalid id', [{ kind: 'break', id: '../a', title: '', minutes: 5 }]],
  ] as const)('is refused with %s', (_, edited) => {
    expect(editAgenda([], edited)).toBeUndefined()
  })

  it('neither loses nor duplicates entries when one is moved', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: -3, max: 12 }), fc.integer({ min: -3, max: 12 }), (list, from, to) => {
        const after = moveItem(list, from, to)
        expect([...after].sort((a, b) => a - b)).toEqual([...list].sort((a, b) => a - b))
      }),
    )
  })
})
