import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { firstLocale } from '#renderer/participant/words.ts'

type Tree = { readonly [key: string]: string | Tree }

const FORMS: Readonly<Record<Locale, number>> = { en: 2, fr: 2, es: 2, ar: 6 }
const PAGES = ['renderer/participant', 'renderer/remote']
const files = PAGES.map(page => `${page}/i18n`)

function flat(tree: Tree, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as const] : flat(value, `${path}${key}.`),
  )
}

function wordsIn(locale: Locale): ReadonlyMap<string, string> {
  return new Map(files.flatMap(folder => flat(JSON.parse(readFileSync(join(folder, `${locale}.json`), 'utf8')) as Tree)))
}

const words: Readonly<Record<Locale, ReadonlyMap<string, string>>> = {
  en: wordsIn('en'),
  fr: wordsIn('fr'),
  es: wordsIn('es'),
  ar: wordsIn('ar'),
}
const places = (message: string): readonly string[] => [...new Set([...message.matchAll(/\{(\w+)\}/g)].map(match => match[1] ?? ''))].sort()
const last = (message: string): string => message.split(' | ').at(-1) ?? ''
const source = PAGES.flatMap(page => readdirSync(page, { recursive: true, encoding: 'utf8' }).map(file => join(page, file)))
  .filter(file => /\.(ts|vue)$/.test(file))
  .map(file => readFileSync(file, 'utf8'))
  .join('\n')

describe.each(LOCALES.map(locale => ({ locale })))('the words of the participant’s page in $locale', ({ locale }) => {
  it('have the keys that English has, and no others', () => {
    expect([...words[locale].keys()].sort()).toEqual([...words.en.keys()].sort())
  })

  it('name in the last plural form, and outside plurals, the values that English gives', () => {
    const strange = [...words[locale]].filter(
      ([key, message]) => places(last(message)).join() !== places(last(words.en.get(key) ?? '')).join(),
    )
    expect(strange).toEqual([])
  })

  it('have as many plural forms as the language, where there are plurals', () => {
    const wrong = [...words[locale]].filter(
      ([key, message]) => message.split(' | ').length !== (words.en.get(key)?.includes(' | ') ? FORMS[locale] : 1),
    )
    expect(wrong).toEqual([])
  })

  it('are written with western digits', () => {
    expect([...words[locale]].filter(([, message]) => /[\u0660-\u0669\u06f0-\u06f9]/.test(message))).toEqual([])
  })
})

describe('the words of the participant’s page', () => {
  it('are each used', () => {
    expect([...words.en.keys()].filter(key => !source.includes(`t('${key}'`))).toEqual([])
  })

  it('are translated: no language repeats English sentences', () => {
    const sentences = [...words.en].filter(([, message]) => message.length > 25)
    for (const locale of LOCALES.filter(one => one !== 'en'))
      expect(sentences.filter(([key, message]) => words[locale].get(key) === message)).toEqual([])
  })

  it('have Arabic letters in Arabic', () => {
    const bare = ['door.over']
    expect([...words.ar].filter(([key, message]) => !/\p{Script=Arabic}/u.test(message) && !bare.includes(key))).toEqual([])
  })
})

describe('the language of a phone', () => {
  it('is what was chosen here before, else the phone’s own, else English', () => {
    expect(firstLocale(['ar', 'fr-FR'])).toBe('ar')
    expect(firstLocale([undefined, 'de-DE', 'es-419', 'en'])).toBe('es')
    expect(firstLocale([undefined, 'hi'])).toBe('en')
  })
})
