import { shallowReactive } from 'vue'
import { createI18n } from 'vue-i18n'
import { getDirection, LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { PLURAL_RULES } from './plural-rules.ts'

const STORED = 'jmdi-locale'

/** Only the language in use is loaded, and of that the messages of the first screens first (see first-messages.ts). */
const MESSAGES = {
  en: { first: () => import('./en.first.json'), all: () => import('./en.json') },
  fr: { first: () => import('./fr.first.json'), all: () => import('./fr.json') },
  es: { first: () => import('./es.first.json'), all: () => import('./es.json') },
  ar: { first: () => import('./ar.first.json'), all: () => import('./ar.json') },
} as const

export const i18n = createI18n<false>({
  legacy: false,
  locale: 'en',
  fallbackLocale: false,
  missingWarn: false,
  messages: {},
  pluralRules: PLURAL_RULES,
})

const complete = shallowReactive(new Set<Locale>())

/** What was asked for last: a language whose messages come late must not turn the page back. */
let wanted: Locale = 'en'
let needsAll = false

/** Whether every message of a language is there; reactive. */
export function hasAllMessages(locale: Locale): boolean {
  return complete.has(locale)
}

/** Loads every message of a language, beside those of the page. */
export async function loadAllMessages(locale: Locale): Promise<void> {
  if (complete.has(locale)) return
  i18n.global.setLocaleMessage(locale, (await MESSAGES[locale].all()).default)
  complete.add(locale)
}

async function loadFirstMessages(locale: Locale): Promise<void> {
  if (i18n.global.availableLocales.includes(locale)) return
  i18n.global.setLocaleMessage(locale, (await MESSAGES[locale].first()).default)
}

/** Turns the page to a language that nobody has chosen yet: the desktop's menu, which may know better, does not follow. */
export async function guessLocale(locale: Locale): Promise<void> {
  await turnTo(locale)
}

/** Turns the page, and on the desktop the menu, to a language, unless another was asked for meanwhile. */
export async function useLocale(locale: Locale): Promise<void> {
  if (!(await turnTo(locale))) return
  localStorage.setItem(STORED, locale)
  window.native?.setLocale(locale)
}

async function turnTo(locale: Locale): Promise<boolean> {
  wanted = locale
  if (!needsAll) await loadFirstMessages(locale)
  if (needsAll) await loadAllMessages(locale)
  if (wanted !== locale) return false
  i18n.global.locale.value = locale
  document.documentElement.lang = locale
  document.documentElement.dir = getDirection(locale)
  return true
}

/** From now on every language that the page turns to has all its messages; resolves when the present one has them. */
export async function useAllMessages(): Promise<void> {
  needsAll = true
  await loadAllMessages(wanted)
}

/** The language to start in, before the backend has said which: the last one here, else the browser's, else English. */
export function firstLocale(): Locale {
  const wanted = [localStorage.getItem(STORED) ?? '', ...navigator.languages.map(tag => tag.slice(0, 2))]
  return wanted.flatMap(tag => LOCALES.filter(locale => locale === tag))[0] ?? 'en'
}
