import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'

/** The first preferred system language that the suite has, else English. `preferred` holds BCP 47 tags. */
export function systemLocale(preferred: readonly string[]): Locale {
  const spoken = preferred.map(tag => LOCALES.find(locale => tag.toLowerCase().split('-')[0] === locale))
  return spoken.find(locale => locale !== undefined) ?? 'en'
}
