import type { Passage } from '#common/domain/search/passages.ts'
import { parseQuery } from '#common/domain/search/search-query.ts'
import { keysOf, splitWords } from '#common/domain/search/words.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { expandWord, headingKey, type WantedKeys } from './expand-word.ts'
import { markFinder, type MarksOf } from './match-words.ts'
import { createPassageStore, type PassageStore, type Source } from './passage-store.ts'
import { rankPassages, type FoundByKind } from './rank-passages.ts'
import { createWordIndex, HEADING, type WordIndex } from './word-index.ts'

export interface SearchResult {
  readonly found: FoundByKind
  readonly words: readonly WantedKeys[]
  readonly marksOf: MarksOf
}

/** Passages and the words they are found by. */
export interface SearchIndex {
  readonly store: Omit<PassageStore, 'add' | 'remove'>
  readonly words: WordIndex
  readonly put: (source: Source) => void
  readonly remove: (key: string) => void
  /** Adds, in the order of their numbers, sources whose words the word index has. */
  readonly restore: (source: Source, first: number) => void
  /** What a reader of that language finds, at most `most` of each kind. */
  readonly search: (text: string, lang: Locale, most: number) => SearchResult
}

export function createSearchIndex(): SearchIndex {
  const store = createPassageStore()
  const words = createWordIndex()

  function put(source: Source): void {
    store.remove(source.key)
    const first = store.add(source)
    for (const [index, passage] of source.passages.entries()) words.add(first + index, passageKeys(passage, source.lang))
  }

  function search(text: string, lang: Locale, most: number): SearchResult {
    const shown = store.shownIn(lang)
    const index = rememberPassages(words)
    const wantedKeys = parseQuery(text).map(wanted => ({ wanted, keys: expandWord(wanted, index, shown.mask) }))
    const marksOf = markFinder(wantedKeys)
    const found = rankPassages({ words: wantedKeys, marksOf, index, store, shown, most })
    return { found, words: wantedKeys, marksOf }
  }

  return { store, words, put, remove: store.remove, restore: (source, first) => void store.add(source, first), search }
}

/** The index during one query, which asks for most of its keys more than once. */
function rememberPassages(index: WordIndex): WordIndex {
  const known = new Map<string, readonly number[]>()
  const passagesWith = (key: string): readonly number[] => {
    const passages = known.get(key) ?? index.passagesWith(key)
    known.set(key, passages)
    return passages
  }
  return { ...index, passagesWith }
}

/** Everything by which a passage is found. What other languages call it is of no language here. */
function passageKeys({ heading, text, aliases }: Passage, lang: Locale): readonly string[] {
  const keys = new Set<string>()
  for (const word of splitWords(text)) for (const key of keysOf(word, [lang])) keys.add(key)
  for (const [title, locales] of [[heading, [lang]] as const, ...aliases.map(alias => [alias, undefined] as const)]) {
    for (const word of splitWords(title)) {
      for (const key of keysOf(word, locales)) {
        keys.add(key)
        keys.add(headingKey(key))
      }
    }
  }
  keys.delete(HEADING)
  return [...keys]
}
