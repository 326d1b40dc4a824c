import { parseQuery, type Wanted } from '#common/domain/search/search-query.ts'
import { splitWords } from '#common/domain/search/words.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import { expandWord } from './expand-word.ts'
import type { SearchIndex } from './search-index.ts'

const FEWEST_RIGHT = 0.4

/** The query with each word that is not found replaced by the nearest one that is; undefined: for one of them there is none. */
export function suggestWords(index: SearchIndex, text: string, lang: Locale): string | undefined {
  const { mask } = index.store.shownIn(lang)
  const words = parseQuery(text).map(wanted => suggestWord(wanted, index, mask))
  return words.length === 0 || words.includes(undefined) ? undefined : words.join(' ')
}

function suggestWord(wanted: Wanted, index: SearchIndex, mask: Uint8Array): string | undefined {
  const { form } = wanted
  const firstWith = (key: string): number | undefined => index.words.passagesWith(key).find(number => mask[number] === 1)
  if (expandWord(wanted, index.words, mask).some(({ key }) => firstWith(key) !== undefined)) return form
  const limit = Math.max(1, Math.floor(form.length * (1 - FEWEST_RIGHT)))
  const accept = (term: string): boolean => firstWith(term) !== undefined
  const [near] = index.words.termsNear({ typed: form, limit, isOpen: false, most: 1, accept })
  const number = near && firstWith(near.term)
  const passage = number === undefined ? undefined : index.store.entry(number)?.passage
  return near && passage && asWritten(`${passage.heading}\n${passage.text}`, near.term)
}

/** With its accents, as the text has it. */
function asWritten(text: string, term: string): string {
  const word = splitWords(text).find(({ form }) => form === term)
  return word === undefined ? term : text.slice(word.start, word.end).toLowerCase()
}
