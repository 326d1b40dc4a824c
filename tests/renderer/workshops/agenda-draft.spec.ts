import { describe, expect, it } from 'vitest'
import type { PlannedEntry } from '#common/domain/workshops/workshop.ts'
import {
  toAgendaDraft,
  minutesOrZero,
  toEditedAgenda,
  toSavableAgenda,
  createEntryDraft,
} from '#renderer/features/workshops/drafts/agenda-draft.ts'

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
    expect(toEditedAgenda(toAgendaDraft(agenda))).toEqual([
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

  it('keeps the saved title and minutes while a field is empty or too long, and counts 0', () => {
    const [welcome, pause] = toAgendaDraft(agenda)
    const emptied = [{ ...welcome!, minutes: '' as const }, pause!]
    const saved = toAgendaDraft(agenda)
    expect(toSavableAgenda(emptied, saved)).toEqual(saved)
    expect(toSavableAgenda([{ ...welcome!, title: 'W'.repeat(161) }, pause!], saved)).toEqual(saved)
    expect(toSavableAgenda([{ ...welcome!, title: 'W'.repeat(160) }, pause!], saved)).not.toEqual(saved)
    expect(emptied.map(minutesOrZero)).toEqual([0, 15])
  })

  it('gives new entries unused ids', () => {
    expect(createEntryDraft('break', { title: 'Prayer', titles: { ar: 'صلاة' } }, toAgendaDraft(agenda))).toEqual({
      kind: 'break',
      id: 'break-2',
      title: 'Prayer',
      titles: { ar: 'صلاة' },
      minutes: 15,
      shortening: { kind: 'fixed' },
    })
  })
})
