import { nextEntryId, type EditedEntry } from '#common/domain/workshops/edit-agenda.ts'
import { WORKSHOP_LIMITS, type PlannedEntry } from '#common/domain/workshops/workshop.ts'
import type { Titles } from '#common/domain/workshops/titles.ts'
import type { Shortening } from '#common/domain/guides/workshop-guide.ts'

/** An entry of the agenda while it is edited: an emptied number field is `''`. */
export interface EntryDraft {
  readonly kind: PlannedEntry['kind']
  readonly id: string
  readonly title: string
  /** In the other languages of the room. */
  readonly titles: Titles
  readonly minutes: number | ''
  readonly shortening: Shortening
}

const USUAL_MINUTES = { session: 45, break: 15 } as const

export function agendaDraft(agenda: readonly PlannedEntry[]): readonly EntryDraft[] {
  return agenda.map(entry => ({
    kind: entry.kind,
    id: entry.id,
    title: entry.title,
    titles: entry.titles ?? {},
    minutes: entry.minutes,
    shortening: entry.kind === 'session' ? entry.shortening : { kind: 'fixed' },
  }))
}

export function newEntry(kind: PlannedEntry['kind'], title: string, taken: readonly EntryDraft[]): EntryDraft {
  return { kind, id: nextEntryId(kind, taken), title, titles: {}, minutes: USUAL_MINUTES[kind], shortening: { kind: 'fixed' } }
}

export function isSoundMinutes(minutes: number | ''): minutes is number {
  return minutes !== '' && Number.isInteger(minutes) && minutes >= 1 && minutes <= WORKSHOP_LIMITS.minutes
}

/** What is sent: minutes that are none stay as they are kept. */
export function editedAgenda(draft: readonly EntryDraft[], kept: readonly PlannedEntry[]): EditedEntry[] {
  return draft.map(({ kind, id, title, titles, minutes, shortening }) => {
    const before = kept.find(entry => entry.id === id)?.minutes ?? USUAL_MINUTES[kind]
    return {
      kind,
      id,
      title,
      titles,
      minutes: isSoundMinutes(minutes) ? minutes : before,
      ...(kind === 'session' && isSoundShortening(shortening) ? { shortening } : {}),
    }
  })
}

function isSoundShortening(shortening: Shortening): boolean {
  return shortening.kind !== 'least' || isSoundMinutes(shortening.minutes)
}

/** Minutes to count with while a field is being emptied and filled again. */
export function countedMinutes({ minutes }: EntryDraft): number {
  return isSoundMinutes(minutes) ? minutes : 0
}
