import type { RouteLocationRaw } from 'vue-router'
import type { NoteHit, SearchHit } from '#common/contract/study/search.ts'
import { CONTENT_KINDS } from '#common/domain/search/passages.ts'
import { hitRoute, type HitKind } from './hit-route.ts'
import { filterPlaces, type Place } from './place.ts'
import type { Results } from './use-search-results.ts'

export type GroupKind = HitKind | Place['group']

export type Item =
  | { readonly kind: 'place'; readonly place: Place }
  | { readonly kind: 'hit'; readonly hit: SearchHit | NoteHit; readonly to: RouteLocationRaw }
  /** Shows the rest of its group. */
  | { readonly kind: 'more'; readonly total: number }

export interface Group {
  readonly kind: GroupKind
  readonly total: number
  readonly items: readonly (Item & { readonly id: string })[]
}

const FEW = 5

/** What the list shows: places and actions first, then what was found in courses and notes; empty groups are left out. */
export function listGroups(
  places: readonly Place[],
  query: string,
  results: Results | undefined,
  opened: GroupKind | undefined,
): readonly Group[] {
  const fitting = filterPlaces(places, query)
  const found = results === undefined || query.trim() === '' ? [] : listHits(results, opened)
  const ofPlaces = (['places', 'actions'] as const).map((kind): Group => {
    const items = fitting.filter(({ group }) => group === kind)
    return { kind, total: items.length, items: items.map((place, index) => ({ id: `${kind}-${index}`, kind: 'place', place })) }
  })
  return [...ofPlaces, ...found].filter(({ items }) => items.length > 0)
}

function listHits({ courses, notes }: Results, opened: GroupKind | undefined): readonly Group[] {
  return [...CONTENT_KINDS, 'notes' as const].map((kind): Group => {
    const { total, hits } = kind === 'notes' ? notes : courses[kind]
    const shown = opened === kind ? hits : hits.slice(0, FEW)
    const items = shown.map((hit, index) => ({ id: `${kind}-${index}`, kind: 'hit' as const, hit, to: hitRoute(kind, hit) }))
    const more = total > shown.length && opened !== kind ? [{ id: `${kind}-more`, kind: 'more' as const, total }] : []
    return { kind, total, items: [...items, ...more] }
  })
}
