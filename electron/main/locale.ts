import ar from '../common/i18n/ar.json'
import en from '../common/i18n/en.json'
import es from '../common/i18n/es.json'
import fr from '../common/i18n/fr.json'
import { LOCALES, type Locale } from '../common/domain/shared/locale.ts'

/** What the shell says, in one language. */
export type Words = Pick<typeof en, 'menu' | 'dialogs' | 'trouble'>

const WORDS: Readonly<Record<Locale, Words>> = { en, fr, es, ar }

export function wordsIn(locale: Locale): Words {
  return WORDS[locale]
}

/** The first language of the person's system that the suite speaks, else English. `preferred` holds BCP 47 tags. */
export function systemLocale(preferred: readonly string[]): Locale {
  const spoken = preferred.map(tag => LOCALES.find(locale => tag.toLowerCase().split('-')[0] === locale))
  return spoken.find(locale => locale !== undefined) ?? 'en'
}

/** A message with its `{named}` places filled; a name without a value stays as it is. */
export function filled(message: string, values: Readonly<Record<string, string>>): string {
  return message.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place)
}
