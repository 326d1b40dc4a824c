import type { Locale } from '#common/domain/shared/locale.ts'

/** Each language in its own words, the same in every language of the interface. */
export const LANGUAGE_NAMES: Readonly<Record<Locale, string>> = { en: 'English', fr: 'Français', es: 'Español', ar: 'العربية' }
