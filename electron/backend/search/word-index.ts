import FlexSearch from 'flexsearch'
import { countBits, editDistance, letterMask } from '#common/domain/search/edit-distance.ts'
import { STEM } from '#common/domain/search/words.ts'

/** Marks a key that a passage has by its heading. */
export const HEADING = '#'

/** What FlexSearch writes about one part of its map: keys, each with the passages that have it. */
type MapPart = readonly (readonly [key: string, passages: readonly [readonly number[]]])[]

export interface IndexPart {
  readonly name: string
  readonly data: unknown
}

/** Words that begin like one or differ from it by a few letters, with that number. */
export interface NearTerm {
  readonly term: string
  readonly distance: number
}

/** Whether a word is of use to the one who asks. */
type Accept = (term: string) => boolean

export interface NearQuery {
  readonly typed: string
  /** Letters. */
  readonly limit: number
  readonly isOpen: boolean
  readonly most: number
  readonly accept: Accept
}

/** Which passages have a key; FlexSearch keeps the lists. Its own words, which it sorts, find what is near to a key. */
export interface WordIndex {
  readonly add: (passage: number, keys: readonly string[]) => void
  readonly passagesWith: (key: string) => readonly number[]
  /** Words with that beginning of which `accept` takes at most `most`, the most frequent first; the word itself is not among them. */
  readonly termsFrom: (beginning: string, most: number, accept: Accept) => readonly string[]
  /** Words at most `limit` letters away, the nearest first; with `isOpen`, those that begin so. */
  readonly termsNear: (query: NearQuery) => readonly NearTerm[]
  readonly exportParts: () => readonly IndexPart[]
  readonly importPart: (part: IndexPart) => void
}

interface Terms {
  /** Sorted by code units. */
  readonly words: readonly string[]
  /** For each word its length, the letters that it has, and in how many passages it is. */
  readonly lengths: Uint16Array
  readonly masks: Int32Array
  readonly counts: Int32Array
}

const ALL = { limit: 1_000_000 }

export function createWordIndex(): WordIndex {
  const index = new FlexSearch.Index({ tokenize: 'strict', resolution: 1, encode: text => text.split(' ') })
  const counts = new Map<string, number>()
  let sorted: Terms | undefined

  function add(passage: number, keys: readonly string[]): void {
    index.add(passage, keys.join(' '))
    for (const key of keys) if (isTerm(key)) counts.set(key, (counts.get(key) ?? 0) + 1)
    sorted = undefined
  }

  function importPart({ name, data }: IndexPart): void {
    // It takes what it would parse out of a text as well.
    index.import(name, data as string)
    if (!name.endsWith('.map')) return
    for (const [key, [passages]] of data as MapPart) if (isTerm(key)) counts.set(key, passages.length)
    sorted = undefined
  }

  function exportParts(): readonly IndexPart[] {
    const parts: IndexPart[] = []
    index.export((name, data) => parts.push({ name, data: JSON.parse(data) as unknown }))
    return parts
  }

  const terms = (): Terms => (sorted ??= sortTerms(counts))
  return {
    add,
    passagesWith: key => index.search(key, ALL) as unknown as readonly number[],
    termsFrom: (beginning, most, accept) => termsFrom(terms(), beginning, most, accept),
    termsNear: wanted => termsNear(terms(), wanted),
    exportParts,
    importPart,
  }
}

function isTerm(key: string): boolean {
  return !key.startsWith(STEM) && !key.startsWith(HEADING)
}

function sortTerms(counts: ReadonlyMap<string, number>): Terms {
  const words = [...counts.keys()].sort((one, other) => (one < other ? -1 : 1))
  return {
    words,
    lengths: Uint16Array.from(words, ({ length }) => length),
    masks: Int32Array.from(words, letterMask),
    counts: Int32Array.from(words, word => counts.get(word) ?? 0),
  }
}

function termsFrom({ words, counts }: Terms, beginning: string, most: number, accept: Accept): readonly string[] {
  const found: number[] = []
  for (let at = firstFrom(words, beginning); words[at]?.startsWith(beginning) === true; at += 1) if (words[at] !== beginning) found.push(at)
  if (found.length > most) found.sort((one, other) => (counts[other] ?? 0) - (counts[one] ?? 0))
  return takeAccepted(
    found.map(at => words[at] ?? ''),
    most,
    accept,
    word => word,
  )
}

/** The position of the first word that is not before `wanted`. */
function firstFrom(words: readonly string[], wanted: string): number {
  let low = 0
  let high = words.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((words[middle] ?? '') < wanted) low = middle + 1
    else high = middle
  }
  return low
}

function termsNear({ words, lengths, masks, counts }: Terms, { typed, limit, isOpen, most, accept }: NearQuery): readonly NearTerm[] {
  const mask = letterMask(typed)
  const near: { readonly at: number; readonly distance: number }[] = []
  const [shortest, longest] = [typed.length - limit, isOpen ? Infinity : typed.length + limit]
  for (let at = 0; at < words.length; at += 1) {
    const length = lengths[at] ?? 0
    if (length < shortest || length > longest) continue
    const other = masks[at] ?? 0
    // Each letter that is wrong adds one at most to what the other has not.
    if (countBits(mask & ~other) > limit || (!isOpen && countBits(other & ~mask) > limit)) continue
    const distance = editDistance(typed, words[at] ?? '', limit, isOpen)
    if (distance <= limit) near.push({ at, distance })
  }
  near.sort((one, other) => one.distance - other.distance || (counts[other.at] ?? 0) - (counts[one.at] ?? 0))
  return takeAccepted(
    near.map(({ at, distance }) => ({ term: words[at] ?? '', distance })),
    most,
    accept,
    ({ term }) => term,
  )
}

function takeAccepted<T>(found: readonly T[], most: number, accept: Accept, wordOf: (one: T) => string): readonly T[] {
  const taken: T[] = []
  for (const one of found) {
    if (taken.length === most) break
    if (accept(wordOf(one))) taken.push(one)
  }
  return taken
}
