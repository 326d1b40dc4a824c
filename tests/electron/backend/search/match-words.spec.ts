import fc from 'fast-check'
import { expect, it } from 'vitest'
import { markFinder } from '#backend/search/match-words.ts'
import { parseQuery } from '#common/domain/search/search-query.ts'
import { keysOf, splitWords } from '#common/domain/search/words.ts'
import { LOCALES } from '#common/domain/shared/locale.ts'

const WORDS = ['eau', "l'eau", 'Écoles', 'école', 'men', 'man', 'œuvre', 'oeuvre', 'travaux', 'travail', 'rendez-vous', 'rendezvous']
const ARABIC = [
  'بلدية',
  'وبالبلديّة',
  'البلدية',
  'مَدْرَسَة',
  'للهجرة',
  'هجرة',
  '٢٠٣٠',
  '2030',
  'إلى',
  'الـــى',
  'سياسة',
  'السياسات',
  'سياستهم',
  'مسارًا',
  '3×1',
  '3x1',
]
const word = fc.oneof(
  fc.constantFrom(...WORDS, ...ARABIC),
  fc.string({
    unit: fc.constantFrom('a', 'é', 's', 'œ', 'x', '’', '-', 'ا', 'و', 'ل', 'ة', 'ت', 'ه', 'ك', 'ن', 'ي', 'ـ', 'َ', '٣'),
    minLength: 1,
    maxLength: 6,
  }),
)
const texts = fc.array(word, { maxLength: 12 }).map(words => words.join(' '))

it('the marks of a query are all words that share a key with one of its words, and no other, however they are written', () => {
  fc.assert(
    fc.property(texts, fc.array(word, { minLength: 1, maxLength: 3 }), fc.constantFrom(...LOCALES), (text, typed, lang) => {
      const wanted = parseQuery(`${typed.join(' ')} `).map(one => ({
        wanted: one,
        keys: [...one.exact, ...one.stems].map(key => ({ key, weight: 1 })),
      }))
      const keys = new Set(wanted.flatMap(one => one.keys.map(({ key }) => key)))
      const marks = markFinder(wanted)(text, lang)
      const expected = splitWords(text).filter(one => keysOf(one, [lang]).some(key => keys.has(key)))
      expect(marks.map(({ start, end }) => text.slice(start, end))).toEqual(expected.map(({ start, end }) => text.slice(start, end)))
      expect(marks.map(({ index }) => index)).toEqual(expected.map(({ index }) => index))
      for (const { number, start, end } of marks) {
        const own = new Set(wanted[number]?.keys.map(({ key }) => key))
        const found = splitWords(text).find(one => one.start === start && one.end === end)
        expect(found && keysOf(found, [lang]).some(key => own.has(key))).toBe(true)
      }
    }),
    { numRuns: 2000 },
  )
})
