import { shallowRef } from 'vue'
import { getDirection, LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { PLURAL_RULES } from '#renderer/i18n/plural-rules.ts'
import type messages from './i18n/en.json'
import type remoteMessages from '#renderer/remote/i18n/en.json'

type Tree = { readonly [key: string]: string | Tree }
type KeysOf<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${KeysOf<T[K]>}` }[keyof T & string]

export type WordKey = KeysOf<typeof messages & typeof remoteMessages>
export type Values = Readonly<Record<string, string | number>>

export type WordFiles = Readonly<Record<Locale, () => Promise<{ readonly default: Tree }>>>

/** Loaded one language at a time, to save the room's Wi-Fi. */
const participantWords: WordFiles = {
  en: () => import('./i18n/en.json'),
  fr: () => import('./i18n/fr.json'),
  es: () => import('./i18n/es.json'),
  ar: () => import('./i18n/ar.json'),
}

const words = shallowRef<{ readonly locale: Locale; readonly tree: Tree }>({ locale: 'en', tree: {} })
let wanted: Locale | undefined
let files: readonly WordFiles[] = [participantWords]

/** Adds messages of another part of the page; call it before the language is chosen. */
export function addWords(more: WordFiles): void {
  files = [...files, more]
}

/** Changes the language of the page, unless another was requested meanwhile. */
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

/** The first of the requested languages that the page has, else English. */
export function firstLocale(wanted: readonly (string | undefined)[]): Locale {
  return wanted.flatMap(tag => LOCALES.filter(locale => locale === (tag ?? '').slice(0, 2).toLowerCase()))[0] ?? 'en'
}

/** A message of the page. Bidi isolates around values keep a name in another script from reordering the sentence; `count` chooses the plural. */
export function t(key: WordKey, values: Values = {}): string {
  const { locale, tree } = words.value
  const found = key.split('.').reduce<string | Tree>((branch, name) => (typeof branch === 'string' ? branch : (branch[name] ?? key)), tree)
  const forms = (typeof found === 'string' ? found : key).split(' | ')
  const form = forms.length > 1 ? forms[PLURAL_RULES[locale](Number(values['count']), forms.length)] : forms[0]
  return (form ?? key).replace(/\{(\w+)\}/g, (_, name: string) => isolate(values[name]))
}

/** A number with at most one decimal, in Western digits. */
export function formatDecimal(value: number): string {
  return new Intl.NumberFormat(`${currentLocale()}-u-nu-latn`, { maximumFractionDigits: 1 }).format(value)
}

function isolate(value: string | number | undefined): string {
  return typeof value === 'string' ? `\u2068${value}\u2069` : String(value ?? '')
}
