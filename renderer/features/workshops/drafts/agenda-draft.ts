import { nextEntryId, type EditedEntry } from '#common/domain/workshops/edit-agenda.ts'
import { WORKSHOP_LIMITS, type PlannedEntry } from '#common/domain/workshops/workshop.ts'
import type { Titles } from '#common/domain/workshops/titles.ts'
import type { Shortening } from '#common/domain/guides/workshop-guide.ts'

/** An agenda entry being edited; an empty number field is `''`. */
export interface EntryDraft {
  readonly kind: PlannedEntry['kind']
  readonly id: string
  readonly title: string
  /** In the other languages of the room. */
  readonly titles: Titles
  readonly minutes: number | ''
  readonly shortening: Shortening
}

const DEFAULT_MINUTES = { session: 45, break: 15 } as const

export function toAgendaDraft(agenda: readonly PlannedEntry[]): readonly EntryDraft[] {
  return agenda.map(entry => ({
    kind: entry.kind,
    id: entry.id,
    title: entry.title,
    titles: entry.titles ?? {},
    minutes: entry.minutes,
    shortening: entry.kind === 'session' ? entry.shortening : { kind: 'fixed' },
  }))
}

export function createEntryDraft(kind: PlannedEntry['kind'], title: string, existing: readonly EntryDraft[]): EntryDraft {
  return { kind, id: nextEntryId(kind, existing), title, titles: {}, minutes: DEFAULT_MINUTES[kind], shortening: { kind: 'fixed' } }
}

export function isValidMinutes(minutes: number | ''): minutes is number {
  return minutes !== '' && Number.isInteger(minutes) && minutes >= 1 && minutes <= WORKSHOP_LIMITS.minutes
}

/** Invalid minutes stay as they were saved. */
export function toEditedAgenda(draft: readonly EntryDraft[], saved: readonly PlannedEntry[]): EditedEntry[] {
  return draft.map(({ kind, id, title, titles, minutes, shortening }) => {
    const savedMinutes = saved.find(entry => entry.id === id)?.minutes ?? DEFAULT_MINUTES[kind]
    return {
      kind,
      id,
      title,
      titles,
      minutes: isValidMinutes(minutes) ? minutes : savedMinutes,
      ...(kind === 'session' && isValidShortening(shortening) ? { shortening } : {}),
    }
  })
}

function isValidShortening(shortening: Shortening): boolean {
  return shortening.kind !== 'least' || isValidMinutes(shortening.minutes)
}

/** 0 while the field is empty or invalid. */
export function minutesOrZero({ minutes }: EntryDraft): number {
  return isValidMinutes(minutes) ? minutes : 0
}
