import { foldLetters } from '#common/domain/search/fold-letters.ts'
import { ARABIC_FIRST_LETTERS, ARABIC_LAST_LETTERS } from '#common/domain/search/language-table.ts'
import { STEM, keysOf, splitWords, type LeaveOut, type Span, type Word } from '#common/domain/search/words.ts'
import type { Locale } from '#common/domain/shared/locale.ts'
import type { WantedKeys } from './expand-word.ts'

/** A word of a text that the query asks for. */
export interface Mark extends Span {
  /** Which word of the query it is. */
  readonly number: number
  /** How many words of the text stand before it. */
  readonly index: number
}

/** The words of a text in a language that a query asks for, in the order of the text. */
export type MarksOf = (text: string, lang: Locale) => readonly Mark[]

/** Finds the marks of a query; of a text that is asked for again they are known. */
export function markFinder(words: readonly WantedKeys[]): MarksOf {
  const numbers = new Map(words.flatMap(({ keys }, number) => keys.map(({ key }) => [key, number] as const)).toReversed())
  const leaveOut = leaveOutAllBut([...numbers.keys()])
  const readers = new Map<Locale, (text: string) => readonly Mark[]>()
  return (text, lang) => {
    const reader = readers.get(lang) ?? markReader(numberFinder(numbers, lang), leaveOut)
    readers.set(lang, reader)
    return reader(text)
  }
}

function markReader(numberOf: (word: Word) => number | undefined, leaveOut: LeaveOut): (text: string) => readonly Mark[] {
  const known = new Map<string, readonly Mark[]>()
  return text => {
    const before = known.get(text)
    if (before !== undefined) return before
    const marks: Mark[] = []
    for (const word of splitWords(text, leaveOut)) {
      const number = numberOf(word)
      if (number !== undefined) marks.push({ start: word.start, end: word.end, index: word.index, number })
    }
    known.set(text, marks)
    return marks
  }
}

/** Which word of the query a word of a text is, by its number; undefined: none. */
function numberFinder(numbers: ReadonlyMap<string, number>, lang: Locale): (word: Word) => number | undefined {
  // Its last letter may be another before an ending.
  const insides = [...numbers.keys()].map(key => toForm(key).slice(0, -1))
  const known = new Map<string, number | undefined>()

  function find(word: Word): number | undefined {
    const { form, joined } = word
    const direct = numbers.get(form) ?? (joined === undefined ? undefined : numbers.get(joined))
    if (direct !== undefined) return direct
    if (joined === undefined && isArabic(form) && !insides.some(inside => form.includes(inside))) return undefined
    const key = keysOf(word, [lang]).find(one => numbers.has(one))
    return key === undefined ? undefined : numbers.get(key)
  }

  return word => {
    const id = word.joined === undefined ? word.form : `${word.form} ${word.joined}`
    if (known.has(id)) return known.get(id)
    const number = find(word)
    known.set(id, number)
    return number
  }
}

/** Letters from here on are not Latin. */
const ARABIC_FROM = 0x600
const isArabic = (form: string): boolean => form.charCodeAt(0) >= ARABIC_FROM
const toForm = (key: string): string => (key.startsWith(STEM) ? key.slice(STEM.length) : key)

/**
 * Most words of a text do not share their first letter with a wanted one, nor, in Arabic, their last: a stem has the same, unless something is
 * glued there.
 */
function leaveOutAllBut(keys: readonly string[]): LeaveOut {
  const forms = keys.map(toForm)
  const [fronts, ends] = forms.some(isArabic) ? [[...ARABIC_FIRST_LETTERS], [...ARABIC_LAST_LETTERS]] : [[], []]
  const firsts = new Set([...forms, ...fronts].map(form => form.charCodeAt(0)))
  const lasts = new Set([...forms, ...ends].map(form => form.charCodeAt(form.length - 1)))
  return (first, last) => {
    const begins = foldUnit(first)
    if (begins === UNCLEAR || !firsts.has(begins)) return begins !== UNCLEAR
    if (begins < ARABIC_FROM) return false
    const end = foldUnit(last)
    return end !== UNCLEAR && !lasts.has(end)
  }
}

const UNCLEAR = 0
const UNITS = 0x10000
/** What each unit folds to by itself, found out once; one more than that, so that 0 is not known yet. */
const folded = new Uint32Array(UNITS)

/** `UNCLEAR`: a mark, a part of a letter or one that stands for several. */
function foldUnit(unit: number): number {
  const known = folded[unit] ?? 0
  if (known !== 0) return known - 1
  const form = foldLetters(String.fromCharCode(unit))
  const found = form.length === 1 ? form.charCodeAt(0) : UNCLEAR
  folded[unit] = found + 1
  return found
}
