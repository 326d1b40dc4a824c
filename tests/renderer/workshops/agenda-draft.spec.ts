import { describe, expect, it } from 'vitest'
import type { PlannedEntry } from '#common/domain/workshops/workshop.ts'
import { agendaDraft, countedMinutes, editedAgenda, newEntry } from '#renderer/features/workshops/drafts/agenda-draft.ts'

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

describe('an agenda while it is edited', () => {
  it('is sent as it was while nobody touches it', () => {
    expect(editedAgenda(agendaDraft(agenda), agenda)).toEqual([
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

  it('keeps the minutes it had while a field is empty, and counts none', () => {
    const [welcome, pause] = agendaDraft(agenda)
    const emptied = [{ ...welcome!, minutes: '' as const }, pause!]
    expect(editedAgenda(emptied, agenda)[0]?.minutes).toBe(30)
    expect(emptied.map(countedMinutes)).toEqual([0, 15])
  })

  it('gets new entries under ids that are free', () => {
    expect(newEntry('break', 'Prayer', agendaDraft(agenda))).toEqual({
      kind: 'break',
      id: 'break-2',
      title: 'Prayer',
      titles: {},
      minutes: 15,
      shortening: { kind: 'fixed' },
    })
  })
})
