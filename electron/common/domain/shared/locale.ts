/** The languages of the interface, in the order they are offered. A course may hold any of them. */
export const LOCALES = ['en', 'fr', 'es', 'ar'] as const

export type Locale = (typeof LOCALES)[number]

/** A text per language; at least one is there, English where a course is written by us. */
export type LocaleText = Readonly<Partial<Record<Locale, string>>>

export type Direction = 'ltr' | 'rtl'

export function getDirection(locale: Locale): Direction {
  return locale === 'ar' ? 'rtl' : 'ltr'
}

/** The text in the wanted language, else in English, else in the first there is. */
export function textIn(text: LocaleText, locale: Locale): { readonly text: string; readonly lang: Locale } {
  const lang = [locale, ...LOCALES].find(candidate => text[candidate] !== undefined)
  return lang === undefined ? { text: '', lang: locale } : { text: text[lang] ?? '', lang }
}
