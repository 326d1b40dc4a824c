import { createI18n } from 'vue-i18n'
import { getDirection, LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { PLURAL_RULES } from './plural-rules.ts'

const STORED = 'jmdi-locale'

/** Only the language in use is loaded. */
const messagesOf = {
  en: () => import('./en.json'),
  fr: () => import('./fr.json'),
  es: () => import('./es.json'),
  ar: () => import('./ar.json'),
} as const

export const i18n = createI18n<false>({
  legacy: false,
  locale: 'en',
  fallbackLocale: false,
  missingWarn: false,
  messages: {},
  pluralRules: PLURAL_RULES,
})

/** What was asked for last: a language whose words come late must not turn the page back. */
let wanted: Locale | undefined

/** Loads a language's words beside those of the page. */
export async function loadWords(locale: Locale): Promise<void> {
  if (i18n.global.availableLocales.includes(locale)) return
  const { default: messages } = await messagesOf[locale]()
  i18n.global.setLocaleMessage(locale, messages)
}

/** Loads a language's words and turns the page to it, unless another was asked for meanwhile. */
export async function useLocale(locale: Locale): Promise<void> {
  wanted = locale
  await loadWords(locale)
  if (wanted !== locale) return
  i18n.global.locale.value = locale
  document.documentElement.lang = locale
  document.documentElement.dir = getDirection(locale)
  localStorage.setItem(STORED, locale)
  window.native?.setLocale(locale)
}

/** The language to start in, before the backend has said which: the last one here, else the browser's, else English. */
export function firstLocale(): Locale {
  const wanted = [localStorage.getItem(STORED) ?? '', ...navigator.languages.map(tag => tag.slice(0, 2))]
  return wanted.flatMap(tag => LOCALES.filter(locale => locale === tag))[0] ?? 'en'
}
