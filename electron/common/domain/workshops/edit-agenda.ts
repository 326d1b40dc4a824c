import { isContentId } from '#common/domain/shared/content/content-id.ts'
import type { PlannedEntry } from './workshop.ts'
import { cleanTitles, type Titles } from './titles.ts'
import type { Shortening } from '#common/domain/guides/workshop-guide.ts'
import { WORKSHOP_LIMITS } from './workshop.ts'

/** An agenda entry from an editor. Of an existing entry, only order, titles, minutes and shortening can be edited. */
export interface EditedEntry {
  readonly kind: PlannedEntry['kind']
  readonly id: string
  readonly title: string
  readonly minutes: number
  /** Undefined: unchanged. */
  readonly shortening?: Shortening | undefined
  /** In other languages; undefined: unchanged. */
  readonly titles?: Titles | undefined
}

/**
 * The edited agenda: existing entries keep their content, new ones are empty, and missing ones are removed. Undefined: a limit
 * is exceeded, or an id is repeated.
 */
export function editAgenda(before: readonly PlannedEntry[], edited: readonly EditedEntry[]): readonly PlannedEntry[] | undefined {
  const { entries, minutes } = WORKSHOP_LIMITS
  const isValid = edited.every(
    entry => isContentId(entry.id) && Number.isInteger(entry.minutes) && entry.minutes >= 1 && entry.minutes <= minutes,
  )
  if (!isValid || edited.length > entries || new Set(edited.map(({ id }) => id)).size < edited.length) return undefined
  const known = new Map(before.map(entry => [entry.id, entry]))
  return edited.map(entry => editEntry(known.get(entry.id), entry))
}

function editEntry(before: PlannedEntry | undefined, { kind, id, title, minutes, shortening, ...edited }: EditedEntry): PlannedEntry {
  const titles = edited.titles === undefined ? before?.titles : cleanTitles(edited.titles)
  if (before?.kind === 'break' || (before === undefined && kind === 'break')) return { kind: 'break', id, title, titles, minutes }
  if (before === undefined)
    return {
      kind: 'session',
      id,
      title,
      titles,
      minutes,
      shortening: limitShortening(shortening ?? { kind: 'fixed' }, minutes),
      activities: [],
      script: undefined,
    }
  return { ...before, title, titles, minutes, shortening: limitShortening(shortening ?? before.shortening, minutes) }
}

/** The minimum length of a session is never more than its minutes. */
function limitShortening(shortening: Shortening, minutes: number): Shortening {
  return shortening.kind === 'least' ? { kind: 'least', minutes: Math.min(shortening.minutes, minutes) } : shortening
}

/** The list with one item at another index, which is clamped to the list. */
export function moveItem<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const rest = list.filter((_, index) => index !== from)
  const item = list[from]
  return item === undefined ? list : [...rest.slice(0, Math.max(0, to)), item, ...rest.slice(Math.max(0, to))]
}

export function nextEntryId(kind: PlannedEntry['kind'], entries: readonly { readonly id: string }[]): string {
  for (let number = 1; ; number += 1) {
    const id = `${kind}-${number}`
    if (!entries.some(entry => entry.id === id)) return id
  }
}
