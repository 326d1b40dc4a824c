import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LOCALES } from '#common/domain/shared/locale.ts'
import { quote, withoutFullStop } from '#common/domain/shared/quote.ts'

describe('a text quoted in a sentence', () => {
  it.each([
    ['I could say what I think.', 'I could say what I think'],
    ['تعلّمت شيئًا.', 'تعلّمت شيئًا'],
    ['Was it long?', 'Was it long?'],
    ['And so on...', 'And so on...'],
    ['Life in the U.S.', 'Life in the U.S.'],
    ['Work', 'Work'],
    ['.', '.'],
  ])('loses its own full stop, and nothing else: %s', (text, kept) => {
    expect(withoutFullStop(text)).toBe(kept)
  })

  it('stands between the marks of the language and in a direction of its own', () => {
    expect(LOCALES.map(lang => quote('Work.', lang))).toEqual(
      LOCALES.map(
        lang =>
          ({ en: '“\u2068Work\u2069”', fr: '«\u202F\u2068Work\u2069\u202F»', es: '«\u2068Work\u2069»', ar: '«\u2068Work\u2069»' })[lang],
      ),
    )
  })

  it('never loses more than one character', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '.', 'ب', '?') }), text => {
        const kept = withoutFullStop(text)
        expect(text.startsWith(kept) && text.length - kept.length <= 1).toBe(true)
      }),
    )
  })
})
