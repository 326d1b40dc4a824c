import type { RouteLocationRaw } from 'vue-router'
import { parseQuery } from '#common/domain/search/search-query.ts'
import { splitWords, type Span } from '#common/domain/search/words.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { IconName } from '#renderer/ui/icons.ts'

/** A page to go to, or something to do. */
export type Place = {
  readonly group: 'places' | 'actions'
  readonly label: string
  /** Of the label; undefined: the page's. */
  readonly lang?: Locale
  readonly icon: IconName
} & ({ readonly to: RouteLocationRaw } | { readonly run: () => Promise<void> })

/** Places with a word that begins as each word of the query does; all of them before anything is typed. */
export function filterPlaces(places: readonly Place[], query: string): readonly Place[] {
  const wanted = parseQuery(query)
  return places.filter(({ label }) => {
    const words = splitWords(label)
    return wanted.every(({ form }) => words.some(word => word.form.startsWith(form)))
  })
}

/** The words of a label that the query has found. */
export function markLabel(label: string, query: string): readonly Span[] {
  const wanted = parseQuery(query)
  return splitWords(label).filter(word => wanted.some(({ form }) => word.form.startsWith(form)))
}
