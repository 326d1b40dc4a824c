import { CONTENT_KINDS, type ContentKind } from '#common/domain/search/passages.ts'
import { headingKey, type WantedKeys } from './expand-word.ts'
import type { MarksOf } from './match-words.ts'
import type { Entry, PassageStore, Shown } from './passage-store.ts'
import { HIGHEST_NEARNESS, scoreNearness } from './score-nearness.ts'
import type { WordIndex } from './word-index.ts'

/** The best passages of one kind, and how many there are. */
export interface FoundOfKind {
  readonly total: number
  readonly best: readonly (Entry & { readonly score: number })[]
}

export type FoundByKind = Readonly<Record<ContentKind, FoundOfKind>>

interface Ranking {
  readonly words: readonly WantedKeys[]
  readonly marksOf: MarksOf
  readonly index: WordIndex
  readonly store: Pick<PassageStore, 'entry'>
  readonly shown: Shown
  /** How many of each kind. */
  readonly most: number
}

interface Scores {
  readonly scores: Float32Array
  /** How many words of the query each passage has. */
  readonly hits: Uint8Array
}

/** A word in the heading counts so much more. */
const HEADING_BONUS = 0.8
/** From so many words on one may be missing. */
const MANY_WORDS = 4
/** So many of each kind are looked at more closely than their order alone. */
const MOST_COMPARED = 8

/**
 * Passages that have all words, or where none has, as many as any has: rare words count more, whole words more than beginnings or typing
 * errors, headings more than text, words that stand together more than scattered ones.
 */
export function rankPassages(ranking: Ranking): FoundByKind {
  const size = ranking.shown.mask.length
  const scored: Scores = { scores: new Float32Array(size), hits: new Uint8Array(size) }
  for (const word of ranking.words) scoreWord(word, ranking, scored)
  return collect(ranking, scored)
}

function scoreWord({ keys }: WantedKeys, { index, shown: { mask } }: Ranking, { scores, hits }: Scores): void {
  const found = keys.map(({ key, weight }) => ({ weight, passages: index.passagesWith(key) })).filter(({ passages }) => passages.length > 0)
  const count = found.reduce((most, { passages }) => Math.max(most, passages.length), 0)
  const rarity = Math.log(1 + mask.length / (1 + count))
  const seen = new Uint8Array(mask.length)
  for (const { passages, weight } of found) {
    for (const passage of passages) {
      if (mask[passage] !== 1 || seen[passage] !== 0) continue
      seen[passage] = 1
      hits[passage] = (hits[passage] ?? 0) + 1
      scores[passage] = (scores[passage] ?? 0) + weight * rarity
    }
  }
  for (const { key, weight } of keys) {
    for (const passage of index.passagesWith(headingKey(key))) {
      if (seen[passage] !== 1) continue
      seen[passage] = 2
      scores[passage] = (scores[passage] ?? 0) + HEADING_BONUS * weight * rarity
    }
  }
}

function collect(ranking: Ranking, { scores, hits }: Scores): FoundByKind {
  const { words, shown, most } = ranking
  let highest = 0
  for (const hit of hits) if (hit > highest) highest = hit
  const fewest = Math.max(1, highest >= MANY_WORDS ? highest - 1 : highest)
  const tops = CONTENT_KINDS.map(() => createTop(Math.max(most, MOST_COMPARED)))
  for (let number = 0; number < hits.length; number += 1) {
    const hit = hits[number] ?? 0
    if (hit >= fewest)
      tops[shown.kinds[number] ?? 0]?.add(number, ((scores[number] ?? 0) * (shown.worth[number] ?? 1) * hit) / words.length)
  }
  const ofKind = (kind: ContentKind): FoundOfKind => finish(tops[CONTENT_KINDS.indexOf(kind)] ?? createTop(0), ranking)
  return { lessons: ofKind('lessons'), glossary: ofKind('glossary'), cases: ofKind('cases'), documents: ofKind('documents') }
}

function finish({ best, total }: Top, { words, marksOf, store, most }: Ranking): FoundOfKind {
  const found = best.flatMap(({ number, score }) => {
    const entry = store.entry(number)
    return entry === undefined ? [] : [{ ...entry, score }]
  })
  if (words.length > 1) {
    const [compared, last] = [found.slice(0, MOST_COMPARED), found[most - 1]?.score ?? 0]
    for (const [index, one] of compared.entries()) {
      // What stands too far behind to be shown is not read.
      if (one.score * HIGHEST_NEARNESS > last) found[index] = { ...one, score: one.score * scoreNearness(one, marksOf, words.length) }
    }
    found.sort((one, other) => other.score - one.score)
  }
  return { total: total(), best: found.slice(0, most) }
}

interface Top {
  readonly add: (number: number, score: number) => void
  /** The best first; of equal ones the one that was added first. */
  readonly best: readonly { readonly number: number; readonly score: number }[]
  readonly total: () => number
}

/** Keeps the best few of many without sorting them all. */
function createTop(most: number): Top {
  const best: { readonly number: number; readonly score: number }[] = []
  let total = 0
  return {
    best,
    total: () => total,
    add: (number, score) => {
      total += 1
      if (best.length === most && score <= (best.at(-1)?.score ?? 0)) return
      let at = best.length
      while (at > 0 && (best[at - 1]?.score ?? 0) < score) at -= 1
      best.splice(at, 0, { number, score })
      if (best.length > most) best.pop()
    },
  }
}
