import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'

/** The locale of a name such as `fr_FR.UTF-8` or `ar-MA`; English where it is none of ours. */
export function localeFrom(name: string | undefined): Locale {
  const language = name?.slice(0, 2).toLowerCase()
  return LOCALES.find(locale => locale === language) ?? 'en'
}
