import { isContentId } from '#common/domain/shared/content/content-id.ts'
import type { PlannedEntry } from './workshop.ts'
import { cleanTitles, type Titles } from './titles.ts'
import type { Shortening } from '#common/domain/guides/workshop-guide.ts'
import { WORKSHOP_LIMITS } from './workshop.ts'

/** An entry as an editor sends it: where its id is known, only order, titles, minutes and shortening are taken from it. */
export interface EditedEntry {
  readonly kind: PlannedEntry['kind']
  readonly id: string
  readonly title: string
  readonly minutes: number
  /** Undefined: as it was. */
  readonly shortening?: Shortening | undefined
  /** In other languages; undefined: as they were. */
  readonly titles?: Titles | undefined
}

/**
 * The agenda as it was edited: known entries keep what they hold, new ones begin empty, what is not named is gone.
 * Undefined: it breaks a limit, or an id comes twice.
 */
export function editAgenda(before: readonly PlannedEntry[], edited: readonly EditedEntry[]): readonly PlannedEntry[] | undefined {
  const { entries, minutes } = WORKSHOP_LIMITS
  const isSound = edited.every(
    entry => isContentId(entry.id) && Number.isInteger(entry.minutes) && entry.minutes >= 1 && entry.minutes <= minutes,
  )
  if (!isSound || edited.length > entries || new Set(edited.map(({ id }) => id)).size < edited.length) return undefined
  const known = new Map(before.map(entry => [entry.id, entry]))
  return edited.map(entry => changedEntry(known.get(entry.id), entry))
}

function changedEntry(before: PlannedEntry | undefined, { kind, id, title, minutes, shortening, ...edited }: EditedEntry): PlannedEntry {
  const titles = edited.titles === undefined ? before?.titles : cleanTitles(edited.titles)
  if (before?.kind === 'break' || (before === undefined && kind === 'break')) return { kind: 'break', id, title, titles, minutes }
  if (before === undefined)
    return {
      kind: 'session',
      id,
      title,
      titles,
      minutes,
      shortening: keptShort(shortening ?? { kind: 'fixed' }, minutes),
      activities: [],
      script: undefined,
    }
  return { ...before, title, titles, minutes, shortening: keptShort(shortening ?? before.shortening, minutes) }
}

/** The least that must stay of a session is never more than the session. */
function keptShort(shortening: Shortening, minutes: number): Shortening {
  return shortening.kind === 'least' ? { kind: 'least', minutes: Math.min(shortening.minutes, minutes) } : shortening
}

/** A list with one of its members at another place; places are counted from 0 and kept inside the list. */
export function moveItem<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const left = list.filter((_, index) => index !== from)
  const member = list[from]
  return member === undefined ? list : [...left.slice(0, Math.max(0, to)), member, ...left.slice(Math.max(0, to))]
}

/** An id that no entry has yet. */
export function nextEntryId(kind: PlannedEntry['kind'], taken: readonly { readonly id: string }[]): string {
  for (let number = 1; ; number += 1) {
    const id = `${kind}-${number}`
    if (!taken.some(entry => entry.id === id)) return id
  }
}
