import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import { firstLocale } from '#renderer/participant/words.ts'

type Tree = { readonly [key: string]: string | Tree }

const FORMS: Readonly<Record<Locale, number>> = { en: 2, fr: 2, es: 2, ar: 6 }
const PAGES = ['renderer/participant', 'renderer/remote']

function flat(tree: Tree, path = ''): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([key, value]) =>
    typeof value === 'string' ? [[path + key, value] as const] : flat(value, `${path}${key}.`),
  )
}

function wordsIn(locale: Locale): ReadonlyMap<string, string> {
  return new Map(PAGES.flatMap(page => flat(JSON.parse(readFileSync(join(page, 'i18n', `${locale}.json`), 'utf8')) as Tree)))
}

const words: Readonly<Record<Locale, ReadonlyMap<string, string>>> = {
  en: wordsIn('en'),
  fr: wordsIn('fr'),
  es: wordsIn('es'),
  ar: wordsIn('ar'),
}
const listPlaceholders = (message: string): readonly string[] =>
  [...new Set([...message.matchAll(/\{(\w+)\}/g)].map(match => match[1] ?? ''))].sort()
const findLastForm = (message: string): string => message.split(' | ').at(-1) ?? ''
const source = PAGES.flatMap(page =>
  readdirSync(page, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.(ts|vue)$/.test(file))
    .map(file => readFileSync(join(page, file), 'utf8')),
).join('\n')

describe.each(LOCALES.map(locale => ({ locale })))('the messages of the participant page in $locale', ({ locale }) => {
  it('have the same keys as English', () => {
    expect([...words[locale].keys()].sort()).toEqual([...words.en.keys()].sort())
  })

  it('have the same placeholders as English in the last or only form', () => {
    const different = [...words[locale]].filter(
      ([key, message]) => listPlaceholders(findLastForm(message)).join() !== listPlaceholders(findLastForm(words.en.get(key) ?? '')).join(),
    )
    expect(different).toEqual([])
  })

  it('have the plural forms of the language', () => {
    const countForms = (message = ''): number => message.split(' | ').length
    const wrong = [...words[locale]].filter(([key, message]) => {
      const inEnglish = countForms(words.en.get(key))
      return countForms(message) !== (inEnglish === 1 ? 1 : locale === 'ar' ? FORMS.ar : inEnglish)
    })
    expect(wrong).toEqual([])
  })

  it('use Western digits', () => {
    expect([...words[locale]].filter(([, message]) => /[\u0660-\u0669\u06f0-\u06f9]/.test(message))).toEqual([])
  })
})

describe('the messages of the participant page', () => {
  it('are all used', () => {
    expect([...words.en.keys()].filter(key => !source.includes(`t('${key}'`))).toEqual([])
  })

  it('are translated: no language repeats an English sentence', () => {
    const sentences = [...words.en].filter(([, message]) => message.length > 25)
    for (const locale of LOCALES.filter(one => one !== 'en'))
      expect(sentences.filter(([key, message]) => words[locale].get(key) === message)).toEqual([])
  })

  it('contain Arabic letters in Arabic', () => {
    const bare = ['join.over']
    expect([...words.ar].filter(([key, message]) => !/\p{Script=Arabic}/u.test(message) && !bare.includes(key))).toEqual([])
  })
})

describe('the language of the participant page', () => {
  it('is the one chosen before, else the phone’s language, else English', () => {
    expect(firstLocale(['ar', 'fr-FR'])).toBe('ar')
    expect(firstLocale([undefined, 'de-DE', 'es-419', 'en'])).toBe('es')
    expect(firstLocale([undefined, 'hi'])).toBe('en')
  })
})
