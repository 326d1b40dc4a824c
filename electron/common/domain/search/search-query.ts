import { findStems } from './language-table.ts'
import { splitWords, STEM } from './words.ts'

/** One word that is looked for, by keys of words (see `keysOf`). */
export interface Wanted {
  readonly form: string
  /** What is as good as the form itself: the form, or the whole it is part of. */
  readonly exact: readonly string[]
  /** Another number of the word, or with something else glued to it. */
  readonly stems: readonly string[]
  /** It may still be being typed: what begins with it counts too. */
  readonly isOpen: boolean
}

/** Longest query, in characters; what is longer is cut by the contract. */
export const QUERY_MAX_LENGTH = 200
/** Words of a query beyond these are not looked for. */
const MOST_WORDS = 12

/** The words of a query. The last is open unless a space follows it. */
export function parseQuery(text: string): readonly Wanted[] {
  const words = splitWords(text)
  const isEnded = /\s$/.test(text)
  const wanted = words.map(({ form, joined }, index): Wanted => {
    const stems = findStems(form)
    return {
      form,
      exact: [...new Set(joined === undefined ? [form] : [form, joined])],
      stems: [...new Set([`${STEM}${form}`, ...stems.flatMap(stem => [stem, STEM + stem])])],
      isOpen: index === words.length - 1 && !isEnded,
    }
  })
  return [...new Map(wanted.map(word => [word.form, word])).values()].slice(0, MOST_WORDS)
}
