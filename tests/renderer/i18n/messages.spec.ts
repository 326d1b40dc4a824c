import { describe, expect, it } from 'vitest'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import ar from '#renderer/i18n/ar.json'
import en from '#renderer/i18n/en.json'
import es from '#renderer/i18n/es.json'
import fr from '#renderer/i18n/fr.json'

type Tree = { readonly [key: string]: string | Tree }

const FORMS: Readonly<Record<Locale, number>> = { en: 2, fr: 2, es: 2, ar: 6 }

function flat(tree: Tree, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as const] : flat(value, `${path}${key}.`),
  )
}

const messages: Readonly<Record<Locale, ReadonlyMap<string, string>>> = {
  en: new Map(flat(en)),
  fr: new Map(flat(fr)),
  es: new Map(flat(es)),
  ar: new Map(flat(ar)),
}

function placesIn(message: string): readonly string[] {
  return [...new Set([...message.matchAll(/\{(\w+)\}/g)].map(match => match[1] ?? ''))].sort()
}

describe.each(LOCALES.map(locale => ({ locale })))('the words of the page in $locale', ({ locale }) => {
  it('have the keys that English has, and no others', () => {
    expect([...messages[locale].keys()].sort()).toEqual([...messages.en.keys()].sort())
  })

  it('are all there', () => {
    expect([...messages[locale]].filter(([, message]) => message.trim() === '')).toEqual([])
  })

  it('name no value that English does not give', () => {
    const stray = [...messages[locale]].filter(([key, message]) =>
      placesIn(message).some(place => !placesIn(messages.en.get(key) ?? '').includes(place)),
    )
    expect(stray).toEqual([])
  })

  it('keep every value in the last plural form, and outside plurals', () => {
    const lost = [...messages[locale]].filter(
      ([key, message]) =>
        placesIn(message.split('|').at(-1) ?? '').join() !== placesIn((messages.en.get(key) ?? '').split('|').at(-1) ?? '').join(),
    )
    expect(lost).toEqual([])
  })

  it('have as many plural forms as the language, where there are plurals', () => {
    const wrong = [...messages[locale]].filter(
      ([key, message]) => message.split('|').length !== (messages.en.get(key)?.includes('|') ? FORMS[locale] : 1),
    )
    expect(wrong).toEqual([])
  })
})

describe('the words of the page', () => {
  it('are translated: no language repeats whole English sentences', () => {
    const sentences = [...messages.en].filter(([, message]) => message.includes(' ') && message.length > 40)
    for (const locale of LOCALES.filter(one => one !== 'en')) {
      expect(sentences.filter(([key, message]) => messages[locale].get(key) === message)).toEqual([])
    }
  })

  it('have Arabic letters in Arabic', () => {
    const latin = [...messages.ar].filter(
      ([key, message]) => !/\p{Script=Arabic}/u.test(message) && key !== 'app.name' && !['saving.a4', 'saving.letter'].includes(key),
    )
    expect(latin).toEqual([])
  })
})
