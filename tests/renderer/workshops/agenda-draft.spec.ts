import { describe, expect, it } from 'vitest'
import type { PlannedEntry } from '#common/domain/workshops/workshop.ts'
import { toAgendaDraft, minutesOrZero, toEditedAgenda, createEntryDraft } from '#renderer/features/workshops/drafts/agenda-draft.ts'

const agenda: readonly PlannedEntry[] = [
  {
    kind: 'session',
    id: 'welcome',
    title: 'Welcome',
    titles: { fr: 'Accueil' },
    minutes: 30,
    shortening: { kind: 'least', minutes: 20 },
    activities: [],
    script: undefined,
  },
  { kind: 'break', id: 'break-1', title: 'Break', minutes: 15 },
]

describe('an agenda draft', () => {
  it('converts back unchanged when nothing was edited', () => {
    expect(toEditedAgenda(toAgendaDraft(agenda), agenda)).toEqual([
      {
        kind: 'session',
        id: 'welcome',
        title: 'Welcome',
        titles: { fr: 'Accueil' },
        minutes: 30,
        shortening: { kind: 'least', minutes: 20 },
      },
      { kind: 'break', id: 'break-1', title: 'Break', titles: {}, minutes: 15 },
    ])
  })

  it('keeps the saved minutes while a field is empty, and counts 0', () => {
    const [welcome, pause] = toAgendaDraft(agenda)
    const emptied = [{ ...welcome!, minutes: '' as const }, pause!]
    expect(toEditedAgenda(emptied, agenda)[0]?.minutes).toBe(30)
    expect(emptied.map(minutesOrZero)).toEqual([0, 15])
  })

  it('gives new entries unused ids', () => {
    expect(createEntryDraft('break', 'Prayer', toAgendaDraft(agenda))).toEqual({
      kind: 'break',
      id: 'break-2',
      title: 'Prayer',
      titles: {},
      minutes: 15,
      shortening: { kind: 'fixed' },
    })
  })
})
