import { describe, expect, it } from 'vitest'
import { foldLetters } from '#common/domain/search/fold-letters.ts'
import { parseQuery } from '#common/domain/search/search-query.ts'
import { keysOf, splitWords } from '#common/domain/search/words.ts'
import type { Locale } from '#common/domain/shared/locale.ts'

/** Whether a text in a language has every word of a query, to the letter or by the language table. */
function finds(query: string, text: string, lang: Locale): boolean {
  const keys = new Set(splitWords(text).flatMap(word => keysOf(word, [lang])))
  return parseQuery(query).every(({ exact, stems }) => [...exact, ...stems].some(key => keys.has(key)))
}

describe('the language table', () => {
  it.each<[Locale, string, string]>([
    ['en', 'city', 'Small cities grow.'],
    ['en', 'policies', 'One policy.'],
    ['en', 'woman', 'What women said.'],
    ['en', 'council', "The council's plan"],
    ['en', 'councils', "The council's plan"],
    ['fr', 'eau', "l'eau"],
    ['fr', "l'eau", 'Accès à l’eau'],
    ['fr', 'autorité', "d'autorités locales"],
    ['fr', 'il', "ce qu'il dit"],
    ['fr', 'journal', 'Les journaux'],
    ['fr', 'niveaux', 'un niveau'],
    ['fr', 'lieux', 'un lieu'],
    ['fr', 'aujourdhui', "aujourd'hui"],
    ['fr', 'rendez vous', 'rendez-vous'],
    ['fr', 'rendezvous', 'un rendez-vous'],
    ['fr', 'rendez-vous', 'un rendezvous'],
    ['es', 'ciudad', 'las ciudades'],
    ['es', 'clases', 'una clase'],
    ['es', 'vez', 'muchas veces'],
    ['es', 'migrantes', 'una persona migrante'],
    ['ar', 'بلدية', 'وبالبلدية'],
    ['ar', 'مدينة', 'للمدينة'],
    ['ar', 'المهاجرين', 'والمهاجرين'],
    ['ar', 'والتنمية', 'التنمية المحلية'],
    ['ar', 'كتابه', 'كتابة'],
    ['ar', 'المسئول', 'المسؤول المحلي'],
    ['ar', 'مستشفي', 'مستشفى'],
    ['ar', 'لاجئين', 'طلب لاجئ'],
    ['ar', 'لاجئ', 'واللاجئون'],
    ['ar', 'سياسة', 'اتساق السياسات'],
    ['ar', 'سياسات', 'سياسة محلية'],
    ['ar', 'مسار', 'مساران'],
    ['ar', 'مدينة', 'بين مدينتين'],
    ['ar', 'عاصمة', 'عاصمتك نفسها'],
    ['ar', 'مكالمة', 'عبر مكالماتهم'],
    ['ar', 'ملف', 'اختر ملفًا'],
    ['en', '3x1', 'Mexico: 3×1 for migrants'],
    ['es', '3×1', 'el 3x1'],
  ])('%s: %s finds %s', (lang, query, text) => {
    expect(finds(query, text, lang)).toBe(true)
  })

  it.each<[Locale, string, string]>([
    ['en', 'mayor', 'the major'],
    ['fr', 'eau', 'la peau'],
    ['es', 'mes', 'la mesa'],
    ['ar', 'تاب', 'مكتبة'],
    ['ar', 'مكتب', 'مكتبة'],
    ['ar', 'مدرس', 'مدرسة'],
    ['ar', 'لبن', 'في لبنان'],
    ['ar', 'مال', 'مالك البيت'],
    ['ar', 'كتابالولد', 'كِتَابُ ٱلْوَلَدِ'],
    ['ar', 'أمل', 'أم ً ل'],
    ['en', 'xy', 'x × y'],
  ])('%s: %s does not find %s', (lang, query, text) => {
    expect(finds(query, text, lang)).toBe(false)
  })

  it('tells a word as it is written from one that only shares its stem', () => {
    const [plural] = splitWords('maisons')
    const [singular] = parseQuery('maison ')
    const keys = plural === undefined ? [] : keysOf(plural, ['fr'])
    expect(keys.some(key => singular?.exact.includes(key))).toBe(false)
    expect(keys.some(key => singular?.stems.includes(key))).toBe(true)
  })

  it('drops what French elides, but not the word alone', () => {
    expect(splitWords("qu'il").map(({ form }) => form)).toEqual(['il'])
    expect(splitWords('l').map(({ form }) => form)).toEqual(['l'])
    expect(foldLetters("l'")).toBe('l')
  })
})
