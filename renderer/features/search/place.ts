import type { RouteLocationRaw } from 'vue-router'
import { findStems } from '#common/domain/search/language-table.ts'
import { parseQuery, type Wanted } from '#common/domain/search/search-query.ts'
import { splitWords, type Span, type Word } from '#common/domain/search/words.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { IconName } from '#renderer/ui/icons.ts'

const ARABIC = /\p{Script=Arabic}/u

/** A page to go to, or something to do. */
export type Place = {
  readonly group: 'places' | 'actions'
  readonly label: string
  /** Of the label; undefined: the page's. */
  readonly lang?: Locale
  /** What it belongs to; its words find the place too. */
  readonly detail?: { readonly text: string; readonly lang: Locale }
  /** Shown only when a query has found it. */
  readonly onlyFound?: boolean
  readonly icon: IconName
} & ({ readonly to: RouteLocationRaw } | { readonly run: () => Promise<void> })

/** Places with a word that begins as each word of the query does; all of the usual ones before anything is typed. */
export function filterPlaces(places: readonly Place[], query: string): readonly Place[] {
  const wanted = parseQuery(query)
  return places.filter(({ label, detail, onlyFound = false }) => {
    if (wanted.length === 0) return !onlyFound
    const own = splitWords(label)
    const words = [...own, ...splitWords(detail?.text ?? '')]
    // Words of the title alone find the module itself.
    return wanted.every(one => words.some(word => begins(word, one))) && wanted.some(one => own.some(word => begins(word, one)))
  })
}

/** The words of a label that the query has found. */
export function markLabel(label: string, query: string): readonly Span[] {
  const wanted = parseQuery(query)
  return splitWords(label).filter(word => wanted.some(one => begins(word, one)))
}

/** `الاختبار` begins as `اختبار` does, and the other way round: what is glued to the front of a word does not count. */
function begins({ form: word }: Word, { form }: Wanted): boolean {
  if (word.startsWith(form)) return true
  if (!ARABIC.test(form)) return false
  return [form, ...findStems(form, ['ar'])].some(start => [word, ...findStems(word, ['ar'])].some(stem => stem.startsWith(start)))
}
