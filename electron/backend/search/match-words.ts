import { STEM, keysOf, type Word } from '#common/domain/search/words.ts'
import type { WantedKeys } from './expand-word.ts'
import type { Locale } from '#common/domain/shared/locale.ts'

/** Which word of the query a word of a text in a language is, by its number; undefined: none. */
export type MatchWord = (word: Word, lang: Locale) => number | undefined

/** Letters from here on are not Latin. */
const ARABIC_FROM = 0x600

/** Most words of a text share neither their first letter with a wanted one nor, where things are glued to the front, their last. */
export function wordMatcher(words: readonly WantedKeys[]): MatchWord {
  const numbers = new Map(words.flatMap(({ keys }, number) => keys.map(({ key }) => [key, number] as const)).toReversed())
  const stems = [...numbers.keys()].filter(key => key.startsWith(STEM))
  const [firsts, lasts] = [new Set(stems.map(key => key.charCodeAt(1))), new Set(stems.map(key => key.charCodeAt(key.length - 1)))]
  const known = new Map<string, number | undefined>()

  function byStem(word: Word, lang: Locale): number | undefined {
    const id = `${lang} ${word.form} ${word.joined ?? ''}`
    if (known.has(id)) return known.get(id)
    const key = keysOf(word, [lang]).find(one => numbers.has(one))
    const number = key === undefined ? undefined : numbers.get(key)
    known.set(id, number)
    return number
  }

  return (word, lang) => {
    const { form, joined } = word
    const direct = numbers.get(form) ?? (joined === undefined ? undefined : numbers.get(joined))
    if (direct !== undefined) return direct
    const isPossible =
      joined !== undefined ||
      (form.charCodeAt(0) < ARABIC_FROM ? firsts.has(form.charCodeAt(0)) : lasts.has(form.charCodeAt(form.length - 1)))
    return isPossible ? byStem(word, lang) : undefined
  }
}
