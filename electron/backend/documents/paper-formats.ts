import type { Locale } from '#common/domain/shared/locale.ts'

/** Western digits in Arabic too: they are read from Morocco to Iraq, and serial numbers use them. */
const INTL_LOCALE = { en: 'en-GB', fr: 'fr', es: 'es', ar: 'ar-u-nu-latn' } as const satisfies Record<Locale, string>

export interface PaperFormats {
  readonly date: Intl.DateTimeFormat
  readonly percent: Intl.NumberFormat
  readonly number: Intl.NumberFormat
  readonly hours: Intl.NumberFormat
  readonly wholeHours: Intl.NumberFormat
  readonly minutes: Intl.NumberFormat
  readonly list: Intl.ListFormat
}

/** Cached, because creating formatters takes longer than the rest of the data. */
const formats = new Map<Locale, PaperFormats>()

/** Formatters for numbers and dates in documents. */
export function getFormats(lang: Locale): PaperFormats {
  const known = formats.get(lang)
  if (known !== undefined) return known
  const tag = INTL_LOCALE[lang]
  // Arabic short units are single letters that few people read.
  const unitDisplay = lang === 'ar' ? 'long' : 'short'
  const created = {
    // In UTC, so that a record gives the same document on every machine.
    date: new Intl.DateTimeFormat(tag, { dateStyle: 'long', calendar: 'gregory', timeZone: 'UTC' }),
    percent: new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits: 0 }),
    number: new Intl.NumberFormat(tag, { maximumFractionDigits: 2 }),
    hours: new Intl.NumberFormat(tag, { style: 'unit', unit: 'hour', unitDisplay: 'long', maximumFractionDigits: 1 }),
    wholeHours: new Intl.NumberFormat(tag, { style: 'unit', unit: 'hour', unitDisplay }),
    minutes: new Intl.NumberFormat(tag, { style: 'unit', unit: 'minute', unitDisplay }),
    list: new Intl.ListFormat(tag, { type: 'conjunction' }),
  }
  formats.set(lang, created)
  return created
}

const MINUTES_PER_HOUR = 60

/** Minutes as hours, rounded to halves. */
export function formatHours(minutes: number, lang: Locale): string {
  return getFormats(lang).hours.format(Math.round((minutes / MINUTES_PER_HOUR) * 2) / 2)
}

/** Whole minutes as hours and minutes, as on the screen. */
export function formatDuration(minutes: number, lang: Locale): string {
  const units = getFormats(lang)
  const hours = Math.floor(minutes / MINUTES_PER_HOUR)
  const rest = minutes % MINUTES_PER_HOUR
  const parts = [...(hours > 0 ? [units.wholeHours.format(hours)] : []), ...(rest > 0 || hours === 0 ? [units.minutes.format(rest)] : [])]
  return parts.join(lang === 'ar' ? ' و' : ' ')
}

/** A day, or a range of days. `from` and `to` are yyyy-mm-dd or empty. */
export function formatDateRange(lang: Locale, from: string, to: string): string {
  const { date } = getFormats(lang)
  const days = [from, to].flatMap(day => (Number.isNaN(Date.parse(day)) ? [] : [new Date(day)]))
  const [first, last] = days
  if (first === undefined) return ''
  return last === undefined || from === to ? date.format(first) : date.formatRange(first, last)
}
