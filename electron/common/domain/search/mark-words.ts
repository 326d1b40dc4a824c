import type { Locale } from '#common/domain/shared/locale.ts'
import { keysOf, splitWords, type Span, type Word } from './words.ts'

/** Where words with one of the keys stand in a text; neighbours that touch stay apart. */
export function markWords(text: string, keys: ReadonlySet<string>, locales?: readonly Locale[]): readonly Span[] {
  return splitWords(text).flatMap(word => (hasKey(word, keys, locales) ? [{ start: word.start, end: word.end }] : []))
}

export function hasKey(word: Word, keys: ReadonlySet<string>, locales?: readonly Locale[]): boolean {
  if (keys.has(word.form) || (word.joined !== undefined && keys.has(word.joined))) return true
  return keysOf(word, locales).some(key => keys.has(key))
}
