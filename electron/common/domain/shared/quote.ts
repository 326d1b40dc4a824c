import type { Locale } from './locale.ts'

const MARKS: Readonly<Record<Locale, readonly [string, string]>> = {
  en: ['“', '”'],
  fr: ['«\u202F', '\u202F»'],
  es: ['«', '»'],
  ar: ['«', '»'],
}

/** Quotes a typed text inside a sentence. Bidi isolates keep it from reordering the words around it. */
export function quote(text: string | undefined, locale: Locale): string {
  return putInQuotes(`\u2068${withoutFullStop(text ?? '')}\u2069`, locale)
}

/** Sets a text in the quotation marks of the language, as it stands. */
export function putInQuotes(text: string, locale: Locale): string {
  const [before, after] = MARKS[locale]
  return `${before}${text}${after}`
}

/** A text for the middle of a sentence: its own full stop would end that. Of an abbreviation (U.S.) and of dots (...) it is kept. */
export function withoutFullStop(text: string): string {
  const whole = text.trimEnd()
  return /[^.\s]\.$/u.test(whole) && !/\.[^.\s]+\.$/u.test(whole) ? whole.slice(0, -1) : whole
}
