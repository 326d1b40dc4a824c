import { allowedTypos } from '#common/domain/search/edit-distance.ts'
import type { Wanted } from '#common/domain/search/search-query.ts'
import { STEM } from '#common/domain/search/words.ts'
import { HEADING, type WordIndex } from './word-index.ts'

/** A key by which a wanted word is found, and how good a match it is, up to 1. */
export interface WeightedKey {
  readonly key: string
  readonly weight: number
}

/** A word of the query with the keys it was found by. */
export interface WantedKeys {
  readonly wanted: Wanted
  readonly keys: readonly WeightedKey[]
}

/** More would only be other words. */
const MOST_BEGINNINGS = 24
const MOST_NEAR = 8
/** A word that is not being typed any more is a beginning only from so many letters on. */
const SHORTEST_BEGINNING = 3

const STEM_WEIGHT = 0.8
const BEGINNING_WEIGHT = 0.7
const NEAR_WEIGHT = 0.5
const PER_TYPO = 0.15

/**
 * The keys of a wanted word, the best first: itself, its stems, what begins like it; only where none is found, what it may have been meant
 * for. `mask` is 1 for each passage that the reader gets: words of other passages are none.
 */
export function expandWord({ form, exact, stems, isOpen }: Wanted, index: WordIndex, mask: Uint8Array): readonly WeightedKey[] {
  const certain = [...exact.map(key => ({ key, weight: 1 })), ...stems.map(key => ({ key, weight: STEM_WEIGHT }))]
  const isShown = (key: string): boolean => index.passagesWith(key).some(number => mask[number] === 1)
  const isKnown = certain.some(({ key }) => isShown(key))
  const beginnings =
    isOpen || (!isKnown && form.length >= SHORTEST_BEGINNING)
      ? index.termsFrom(form, MOST_BEGINNINGS, isShown).map(key => ({ key, weight: BEGINNING_WEIGHT * (form.length / key.length) ** 0.25 }))
      : []
  if (isKnown || beginnings.length > 0) return [...certain, ...beginnings]
  return nearKeys(form, isOpen, index, isShown)
}

function nearKeys(form: string, isOpen: boolean, index: WordIndex, accept: (term: string) => boolean): readonly WeightedKey[] {
  const limit = allowedTypos(form.length)
  if (limit === 0) return []
  const query = { typed: form, limit, most: MOST_NEAR, accept }
  const whole = index.termsNear({ ...query, isOpen: false })
  const near = whole.length > 0 || !isOpen ? whole : index.termsNear({ ...query, isOpen: true })
  const best = near[0]?.distance ?? 0
  return near
    .filter(({ distance }) => distance === best)
    .flatMap(({ term, distance }) => {
      const weight = NEAR_WEIGHT - PER_TYPO * (distance - 1)
      return [
        { key: term, weight },
        { key: STEM + term, weight: weight * STEM_WEIGHT },
      ]
    })
}

/** The key under which a heading has it. */
export function headingKey(key: string): string {
  return HEADING + (key.startsWith(STEM) ? key.slice(1) : key)
}
