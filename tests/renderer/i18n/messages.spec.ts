import { describe, expect, it } from 'vitest'
import { LOCALES, type Locale } from '#common/domain/shared/locale.ts'
import ar from '#renderer/i18n/ar.json'
import en from '#renderer/i18n/en.json'
import es from '#renderer/i18n/es.json'
import fr from '#renderer/i18n/fr.json'
import { i18n, loadAllMessages } from '#renderer/i18n/index.ts'

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

  it('have as many plural forms as the language, where there are plurals, and the same that say “none”', () => {
    const countForms = (message = ''): number => message.split('|').length
    const wrong = [...messages[locale]].filter(([key, message]) => {
      const inEnglish = countForms(messages.en.get(key))
      return countForms(message) !== (inEnglish === 1 ? 1 : locale === 'ar' ? FORMS.ar : inEnglish)
    })
    expect(wrong).toEqual([])
  })
})

describe('the words of the page', () => {
  it('have two forms in English, or three with one for none', () => {
    expect([...messages.en].filter(([, message]) => message.split('|').length > FORMS.en + 1)).toEqual([])
  })

  it.each([
    ['en', 'No answers yet', '1 answer', '2 answers'],
    ['fr', 'Pas encore de réponse', '1 réponse', '2 réponses'],
    ['es', 'Aún no hay respuestas', '1 respuesta', '2 respuestas'],
    ['ar', 'لا إجابات بعد', 'إجابة واحدة', 'إجابتان'],
  ] as const)('say in %s that there are none yet, rather than zero', async (locale, ...said) => {
    await loadAllMessages(locale)
    const { t } = i18n.global
    expect([0, 1, 2].map(count => t('room.projector.answered', { count }, { locale, plural: count }))).toEqual(said)
  })

  it('are translated: no language repeats whole English sentences', () => {
    const sentences = [...messages.en].filter(([, message]) => message.includes(' ') && message.length > 40)
    for (const locale of LOCALES.filter(one => one !== 'en')) {
      expect(sentences.filter(([key, message]) => messages[locale].get(key) === message)).toEqual([])
    }
  })

  it('have Arabic letters in Arabic', () => {
    const withoutWords = ['app.name', 'saving.a4', 'saving.letter', 'progress.letter.quoted']
    const latin = [...messages.ar].filter(([key, message]) => !/\p{Script=Arabic}/u.test(message) && !withoutWords.includes(key))
    expect(latin).toEqual([])
  })
})
