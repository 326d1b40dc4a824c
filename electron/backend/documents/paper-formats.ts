import type { Locale } from '#common/domain/shared/locale.ts'

/** Latin digits in Arabic too: they are read from Morocco to Iraq, and a serial number has them. */
const INTL_LOCALE = { en: 'en-GB', fr: 'fr', es: 'es', ar: 'ar-u-nu-latn' } as const satisfies Record<Locale, string>

export interface PaperFormats {
  readonly date: Intl.DateTimeFormat
  readonly percent: Intl.NumberFormat
  readonly number: Intl.NumberFormat
  readonly hours: Intl.NumberFormat
  readonly list: Intl.ListFormat
}

/** Made once for each language: making them takes longer than the rest of the data. */
const formats = new Map<Locale, PaperFormats>()

/** How numbers and dates are written on paper. */
export function formatsOf(lang: Locale): PaperFormats {
  const known = formats.get(lang)
  if (known !== undefined) return known
  const tag = INTL_LOCALE[lang]
  const made = {
    // In UTC, so that one record gives one document on every machine.
    date: new Intl.DateTimeFormat(tag, { dateStyle: 'long', calendar: 'gregory', timeZone: 'UTC' }),
    percent: new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 }),
    number: new Intl.NumberFormat(tag, { maximumFractionDigits: 2 }),
    hours: new Intl.NumberFormat(tag, { style: 'unit', unit: 'hour', unitDisplay: 'long', maximumFractionDigits: 1 }),
    list: new Intl.ListFormat(tag, { type: 'conjunction' }),
  }
  formats.set(lang, made)
  return made
}

/** The days of a workshop in words: one, or from the first to the last. `from` and `to` are yyyy-mm-dd, or empty. */
export function daysIn(lang: Locale, from: string, to: string): string {
  const { date } = formatsOf(lang)
  const days = [from, to].flatMap(day => (Number.isNaN(Date.parse(day)) ? [] : [new Date(day)]))
  const [first, last] = days
  if (first === undefined) return ''
  return last === undefined || from === to ? date.format(first) : date.formatRange(first, last)
}
