import { getDirection, type Locale } from '#common/domain/shared/locale.ts'
import { readingDirection } from '#common/domain/shared/reading-direction.ts'
import { formatPercent, formatUnit, isShortWholeNumber } from './whole-numbers.ts'

const MINUTES_PER_HOUR = 60
const KILO = 1024
const PERCENT_DIGITS = 6

export interface Formats {
  readonly number: (value: number) => string
  /** `value` is per cent, 0 to 100. */
  readonly percent: (value: number) => string
  readonly date: (iso: string) => string
  readonly dateTime: (iso: string) => string
  /** The first moment of a month in UTC, as that month and year. */
  readonly month: (iso: string) => string
  /** Without the year. */
  readonly dayAndMonth: (iso: string) => string
  /** The time of day, on a clock of 24 hours. */
  readonly time: (iso: string) => string
  /** `minutes` is a whole number. */
  readonly duration: (minutes: number) => string
  readonly fileSize: (bytes: number) => string
  /** A text that reads the other way keeps its direction, and its place in the list. */
  readonly list: (items: readonly string[]) => string
  /** As it stands inside a sentence: French is français in French and francés in Spanish. */
  readonly languageName: (lang: Locale) => string
  /** The same at the head of a line. */
  readonly languageTitle: (lang: Locale) => string
}

/** As on the certificates: international English, and western digits in every language. */
export function toLanguageTag(locale: Locale): string {
  return ({ en: 'en-GB', fr: 'fr', es: 'es', ar: 'ar-u-nu-latn' } as const)[locale]
}

/** Making a formatter takes about a hundred times as long as using it, so each is made once. */
function remember<O, F>(make: (tag: string, options: O) => F): (tag: string, options: O) => F {
  const made = new Map<string, F>()
  return (tag, options) => {
    const name = `${tag} ${JSON.stringify(options)}`
    const formatter = made.get(name) ?? make(tag, options)
    made.set(name, formatter)
    return formatter
  }
}

const numberFormat = remember((tag, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(tag, options))
const dateTimeFormat = remember((tag, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, options))
const listFormat = remember((tag, options: Intl.ListFormatOptions) => new Intl.ListFormat(tag, options))
/** As the language writes the time of day, but never in twelve hours: 09:05 in English and French, 9:05 in Spanish. */
export const CLOCK: Intl.DateTimeFormatOptions = { timeStyle: 'short', hourCycle: 'h23' }
const CONJUNCTION: Intl.ListFormatOptions = { type: 'conjunction' }

const displayNames = remember((tag, options: Intl.DisplayNamesOptions) => new Intl.DisplayNames(tag, options))

/** 23 of 40, times 100, is 57.49999999999999, and 58 per cent. */
function roundPercent(value: number): number {
  return Math.round(Number(value.toFixed(PERCENT_DIGITS)))
}

/** Makes the formatter of lists before it is needed: on an old laptop that holds up a frame for more than a tenth of a second. */
export function prepareLists(locale: Locale): void {
  listFormat(toLanguageTag(locale), CONJUNCTION)
}

function isolateOther(text: string, locale: Locale): string {
  return readingDirection(text, locale) === getDirection(locale) ? text : `\u2068${text}\u2069`
}

export function useFormats(locale: () => Locale): Formats {
  const tag = (): string => toLanguageTag(locale())
  const isArabic = (): boolean => locale() === 'ar'
  const number = (value: number): string => (isShortWholeNumber(value) ? String(value) : numberFormat(tag(), {}).format(value))
  const size = (value: number, unit: string): string =>
    numberFormat(tag(), { style: 'unit', unit, unitDisplay: isArabic() ? 'long' : 'short', maximumFractionDigits: 1 }).format(value)

  function duration(minutes: number): string {
    const hours = Math.floor(minutes / MINUTES_PER_HOUR)
    const rest = minutes % MINUTES_PER_HOUR
    const parts = [
      hours > 0 ? formatUnit(locale(), hours, 'hour') : '',
      rest > 0 || hours === 0 ? formatUnit(locale(), rest, 'minute') : '',
    ]
    return parts.filter(part => part !== '').join(isArabic() ? ' و' : ' ')
  }

  const languageName = (lang: Locale): string => displayNames(tag(), { type: 'language' }).of(lang) ?? lang

  return {
    number,
    percent: value => formatPercent(locale(), roundPercent(value)),
    date: iso => dateTimeFormat(tag(), { dateStyle: 'long' }).format(new Date(iso)),
    dateTime: iso => dateTimeFormat(tag(), { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso)),
    month: iso => dateTimeFormat(tag(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(iso)),
    dayAndMonth: iso => dateTimeFormat(tag(), { day: 'numeric', month: 'short' }).format(new Date(iso)),
    time: iso => dateTimeFormat(tag(), CLOCK).format(new Date(iso)),
    duration,
    fileSize: bytes =>
      bytes < KILO * KILO ? size(Math.max(1, Math.round(bytes / KILO)), 'kilobyte') : size(bytes / KILO / KILO, 'megabyte'),
    list: items => listFormat(tag(), CONJUNCTION).format(items.map(item => isolateOther(item, locale()))),
    languageName,
    languageTitle: lang => languageName(lang).replace(/^./u, letter => letter.toLocaleUpperCase(tag())),
  }
}
