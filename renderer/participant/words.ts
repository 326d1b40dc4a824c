import { shallowRef } from 'vue'
import { getDirection, LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { PLURAL_RULES } from '#renderer/i18n/plural-rules.ts'
import type english from './i18n/en.json'
import type steering from '#renderer/remote/i18n/en.json'

type Tree = { readonly [key: string]: string | Tree }
type KeysOf<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${KeysOf<T[K]>}` }[keyof T & string]

export type WordKey = KeysOf<typeof english & typeof steering>
export type Values = Readonly<Record<string, string | number>>

export type WordFiles = Readonly<Record<Locale, () => Promise<{ readonly default: Tree }>>>

/** One language at a time crosses the room's Wi-Fi. */
const wordsOf: WordFiles = {
  en: () => import('./i18n/en.json'),
  fr: () => import('./i18n/fr.json'),
  es: () => import('./i18n/es.json'),
  ar: () => import('./i18n/ar.json'),
}

const words = shallowRef<{ readonly locale: Locale; readonly tree: Tree }>({ locale: 'en', tree: {} })
let wanted: Locale | undefined
let files: readonly WordFiles[] = [wordsOf]

/** Words that only a part of the page needs, before the language is chosen: they come with that part. */
export function addWords(more: WordFiles): void {
  files = [...files, more]
}

/** Turns the page to a language, unless another was asked for meanwhile. */
export async function useLanguage(locale: Locale): Promise<void> {
  wanted = locale
  const trees = await Promise.all(files.map(file => file[locale]()))
  if (wanted !== locale) return
  const tree: Tree = Object.assign({}, ...trees.map(loaded => loaded.default))
  words.value = { locale, tree }
  document.documentElement.lang = locale
  document.documentElement.dir = getDirection(locale)
}

export function currentLocale(): Locale {
  return words.value.locale
}

/** The first of the wanted languages that there is, else English. */
export function firstLocale(wanted: readonly (string | undefined)[]): Locale {
  return wanted.flatMap(tag => LOCALES.filter(locale => locale === (tag ?? '').slice(0, 2).toLowerCase()))[0] ?? 'en'
}

/** A sentence of the page. Values stand between isolates, so that a name of another script turns nothing around it; `count` chooses the plural. */
export function t(key: WordKey, values: Values = {}): string {
  const { locale, tree } = words.value
  const found = key.split('.').reduce<string | Tree>((branch, name) => (typeof branch === 'string' ? branch : (branch[name] ?? key)), tree)
  const forms = (typeof found === 'string' ? found : key).split(' | ')
  const form = forms.length > 1 ? forms[PLURAL_RULES[locale](Number(values['count']))] : forms[0]
  return (form ?? key).replace(/\{(\w+)\}/g, (_, name: string) => placed(values[name]))
}

/** A number with one decimal at most, in western digits. */
export function decimal(value: number): string {
  return new Intl.NumberFormat(`${currentLocale()}-u-nu-latn`, { maximumFractionDigits: 1 }).format(value)
}

function placed(value: string | number | undefined): string {
  return typeof value === 'string' ? `\u2068${value}\u2069` : String(value ?? '')
}
