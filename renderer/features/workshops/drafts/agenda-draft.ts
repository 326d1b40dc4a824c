import { nextEntryId, type EditedEntry } from '#common/domain/workshops/edit-agenda.ts'
import { WORKSHOP_LIMITS, type PlannedEntry } from '#common/domain/workshops/workshop.ts'
import { isTooLong } from '#common/domain/shared/text-limit.ts'
import type { Titled, Titles } from '#common/domain/workshops/titles.ts'
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

export function createEntryDraft(
  kind: PlannedEntry['kind'],
  { title, titles }: Required<Titled>,
  existing: readonly EntryDraft[],
): EntryDraft {
  return {
    kind,
    id: nextEntryId(kind, existing),
    title,
    titles: titles ?? {},
    minutes: DEFAULT_MINUTES[kind],
    shortening: { kind: 'fixed' },
  }
}

export function isValidMinutes(minutes: number | ''): minutes is number {
  return minutes !== '' && Number.isInteger(minutes) && minutes >= 1 && minutes <= WORKSHOP_LIMITS.minutes
}

/** The part that may be saved: invalid minutes and titles that are too long stay as they were saved. */
export function toSavableAgenda(draft: readonly EntryDraft[], saved: readonly EntryDraft[]): readonly EntryDraft[] {
  const known = new Map(saved.map(entry => [entry.id, entry]))
  return draft.map(entry => {
    const before = known.get(entry.id)
    return {
      ...entry,
      title: isFitting(entry.title) ? entry.title : (before?.title ?? ''),
      titles: isFitting(...Object.values(entry.titles)) ? entry.titles : (before?.titles ?? {}),
      minutes: isValidMinutes(entry.minutes) ? entry.minutes : (before?.minutes ?? DEFAULT_MINUTES[entry.kind]),
      shortening: isValidShortening(entry.shortening) ? entry.shortening : (before?.shortening ?? { kind: 'fixed' }),
    }
  })
}

function isFitting(...titles: readonly string[]): boolean {
  return titles.every(title => !isTooLong(title.trim(), WORKSHOP_LIMITS.lineLength))
}

export function toEditedAgenda(draft: readonly EntryDraft[]): EditedEntry[] {
  return draft.map(({ kind, id, title, titles, minutes, shortening }) => ({
    kind,
    id,
    title,
    titles,
    minutes: minutes === '' ? DEFAULT_MINUTES[kind] : minutes,
    ...(kind === 'session' ? { shortening } : {}),
  }))
}

function isValidShortening(shortening: Shortening): boolean {
  return shortening.kind !== 'least' || isValidMinutes(shortening.minutes)
}

/** 0 while the field is empty or invalid. */
export function minutesOrZero({ minutes }: EntryDraft): number {
  return isValidMinutes(minutes) ? minutes : 0
}
